import { invalid } from '../../platform/errors.ts'
import { allowanceInAll, MAX_ALLOWANCE } from './allowance.rule.ts'
import { type PaywallPolicy, parseWindow } from './policy.rule.ts'
import { type Pool, parseMatch, parsePoolAllowance } from './pool.rule.ts'

export type PolicyChange = Partial<Omit<PaywallPolicy, 'version' | 'zone' | 'pools'>>

export const POLICY_WORDS = [
  'allowance',
  'registered-bonus',
  'window',
  'archive-after',
  'free-for',
  'network-cap',
  'crawlers',
  'letter-passes',
  'letter-passes-count',
] as const
export type PolicyWords = Partial<Record<(typeof POLICY_WORDS)[number], string>>

export type PoolChange = Partial<Omit<Pool, 'id' | 'name'>>

export const POOL_WORDS = ['match', 'allowance', 'order'] as const
export type PoolWords = Partial<Record<(typeof POOL_WORDS)[number], string>>

/** Reads what a publisher types; refuses with the word that is wrong and what would be right. */
export function parsePolicyChange(words: PolicyWords): PolicyChange {
  const change: PolicyChange = {}
  if (words.allowance !== undefined) {
    change.allowance = wholeNumber('allowance', words.allowance)
  }
  if (words['registered-bonus'] !== undefined) {
    change.registeredBonus = wholeNumber('registered-bonus', words['registered-bonus'])
  }
  if (words.window !== undefined) {
    const window = parseWindow(words.window)
    if (!window) {
      throw wrong('window', words.window, 'rolling:30d (1 to 366 days), calendar:day, calendar:week or calendar:month')
    }
    change.window = window
  }
  if (words['archive-after'] !== undefined) {
    change.archiveAfterDays = numberWithUnit('archive-after', words['archive-after'], 'd', 36_500)
  }
  if (words['network-cap'] !== undefined) change.networkCap = readNetworkCap(words['network-cap'])
  if (words.crawlers !== undefined) {
    if (words.crawlers !== 'on' && words.crawlers !== 'off') throw wrong('crawlers', words.crawlers, 'on or off')
    change.crawlers = words.crawlers === 'on'
  }
  if (words['letter-passes'] !== undefined) change.letterPasses = readLetterPasses(words['letter-passes'])
  const count = words['letter-passes-count']
  if (count !== undefined) {
    if (count !== 'yes' && count !== 'no') throw wrong('letter-passes-count', count, 'yes or no')
    change.letterPassesCount = count === 'yes'
  }
  if (words['free-for'] !== undefined) change.freeForHours = numberWithUnit('free-for', words['free-for'], 'h', 8_760)
  return change
}

/** Reads what a publisher types of a pool. */
export function parsePoolChange(words: PoolWords): PoolChange {
  const change: PoolChange = {}
  if (words.match !== undefined) {
    const match = parseMatch(words.match)
    if (!match) throw wrong('match', words.match, 'section:<slug>, tag:<slug> or country:<two letters>')
    change.match = match
  }
  if (words.allowance !== undefined) {
    const allowance = parsePoolAllowance(words.allowance, MAX_ALLOWANCE)
    if (allowance === undefined) {
      throw wrong('allowance', words.allowance, `a whole number from 0 to ${MAX_ALLOWANCE}, unlimited or share`)
    }
    change.allowance = allowance
  }
  if (words.order !== undefined) {
    if (!/^\d{1,4}$/.test(words.order)) throw wrong('order', words.order, 'a whole number; the lowest comes first')
    change.order = Number(words.order)
  }
  return change
}

/** Every read of a window must fit into one cookie. */
export function refuseTooMuch(policy: Pick<PaywallPolicy, 'allowance' | 'registeredBonus' | 'pools'>): void {
  const sum = allowanceInAll(policy)
  if (sum > MAX_ALLOWANCE) {
    throw invalid('allowance', `All allowances together are ${sum}, and cannot be more than ${MAX_ALLOWANCE}.`)
  }
}

function wholeNumber(name: string, text: string): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  if (!(number <= MAX_ALLOWANCE)) throw wrong(name, text, `a whole number from 0 to ${MAX_ALLOWANCE}`)
  return number
}

function readNetworkCap(text: string): number | undefined {
  if (text === 'off') return undefined
  const cap = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (!(cap >= 1 && cap <= 100_000)) throw wrong('network-cap', text, 'a whole number from 1 to 100000, or off')
  return cap
}

function readLetterPasses(text: string): PaywallPolicy['letterPasses'] {
  if (text === 'off') return undefined
  const match = /^([1-9]\d?)d:([1-9]\d?)$/.exec(text)
  const [days, browsers] = [Number(match?.[1]), Number(match?.[2])]
  if (!(days <= 90 && browsers <= 50)) {
    throw wrong('letter-passes', text, '7d:3 (1 to 90 days, 1 to 50 browsers), or off')
  }
  return { days, browsers }
}

function numberWithUnit(name: string, text: string, unit: 'd' | 'h', most: number): number | undefined {
  if (text === 'off') return undefined
  const match = /^(\d{1,5})([dh])$/.exec(text)
  const number = Number(match?.[1])
  if (match?.[2] !== unit || number < 1 || number > most) throw wrong(name, text, `90${unit}, or off`)
  return number
}

const wrong = (name: string, text: string, right: string) => invalid(name, `${name}=${text} cannot be: write ${right}.`)
