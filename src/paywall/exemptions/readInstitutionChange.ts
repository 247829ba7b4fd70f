import { BlockList } from 'node:net'
import { addRange, isInRanges } from '../../platform/addressRanges.ts'
import { invalid } from '../../platform/errors.ts'
import type { InstitutionChange, InstitutionWords } from './institution.rule.ts'

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

/** Reads what a publisher types: lists are parted by commas, `until=off` is for good. */
export function readInstitutionChange(words: InstitutionWords): InstitutionChange {
  const change: InstitutionChange = {}
  if (words.name !== undefined) {
    if (words.name.trim() === '') throw invalid('name', 'An institution needs a name.')
    change.name = words.name.trim()
  }
  if (words.ranges !== undefined) change.ranges = listOf(words.ranges, readRange)
  if (words.domains !== undefined) change.domains = listOf(words.domains, readDomain)
  if (words.until !== undefined) change.until = words.until === 'off' ? undefined : readDay(words.until)
  if (words.daily !== undefined) change.daily = readDaily(words.daily)
  return change
}

function readDaily(text: string): number {
  const daily = /^\d{1,7}$/.test(text) ? Number(text) : 0
  if (daily < 1 || daily > 1_000_000) {
    throw invalid('daily', `daily=${text} cannot be: write how many articles a day, from 1 to 1000000.`)
  }
  return daily
}

function listOf(text: string, read: (entry: string) => string): string[] {
  const entries = text.split(',').map((entry) => entry.trim())
  return entries.filter((entry) => entry !== '').map(read)
}

/** Every IPv4 address as IPv6 writes it: a network in here is one of IPv4, of a prefix 96 less. */
const MAPPED = new BlockList()
MAPPED.addSubnet('::ffff:0.0.0.0', 96, 'ipv6')

function readRange(entry: string): string {
  const range = new BlockList()
  if (!addRange(range, entry)) {
    throw invalid('ranges', `ranges has “${entry}”, which is no address or network such as 192.0.2.0/24.`)
  }
  // A whole continent is a slip of the keyboard, and would open the publication to it.
  const [address = '', prefix = '128'] = entry.split('/')
  const isOfIPv4 = address.includes(':') && (isInRanges(MAPPED, address) || isInRanges(range, '0.0.0.0'))
  if (Number(prefix) < (isOfIPv4 ? 96 + 8 : address.includes(':') ? 29 : 8)) {
    throw invalid('ranges', `ranges has “${entry}”, which is larger than any institution’s network.`)
  }
  return entry
}

function readDomain(entry: string): string {
  const domain = entry.toLowerCase().replace(/^@/, '')
  if (!DOMAIN.test(domain)) throw invalid('domains', `domains has “${entry}”, which is no domain such as example.org.`)
  return domain
}

function readDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    throw invalid('until', `until=${text} cannot be: write a day such as 2027-06-30, or off.`)
  }
}
