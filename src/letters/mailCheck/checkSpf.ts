import { BlockList, isIPv6 } from 'node:net'
import { addRange, isInRanges } from '../../platform/addressRanges.ts'
import type { Finding } from './finding.ts'
import { listAddresses } from './listAddresses.ts'
import { lookUp, type MailResolver } from './lookUp.ts'
import { MOST_SPF_LOOKUPS, readSpf, type SpfTerm, spfAsks } from './spf.rule.ts'

type Result = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none'
const RESULTS = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const

class SpfBroken extends Error {}
class SpfUnknown extends Error {}

/** Whether the policy of a domain lets the relay send (RFC 7208), as far as it can be said without a mail. */
export async function checkSpf(dns: MailResolver, domain: string, relay: string | undefined): Promise<Finding> {
  const about = { about: 'SPF', name: domain } as const
  const wanted = { name: domain, type: 'TXT', value: `v=spf1 ${relay ? `a:${relay}` : 'mx'} -all` } as const
  const said = await lookUp(() => dns.resolveTxt(domain))
  if (said.kind === 'silent') return { ...about, state: 'unknown', found: 'no answer', say: 'The DNS did not answer.' }
  const record = readSpf(said.kind === 'found' ? said.values.map((parts) => parts.join('')) : [])
  if (record.kind === 'none') {
    const say = 'Nobody is named who may send for this domain; large receivers refuse its letters.'
    return { ...about, state: 'wrong', found: 'nothing', say, set: wanted }
  }
  if (record.kind === 'several') {
    return {
      ...about,
      state: 'wrong',
      found: 'several',
      say: 'With more than one policy there is none: join them to one.',
    }
  }
  const found = record.text
  const to = relay === undefined ? undefined : await listAddresses(dns, relay)
  const addresses = to?.kind === 'found' ? to.values : []
  try {
    const results = await Promise.all(
      (addresses.length > 0 ? addresses : ['192.0.2.0']).map((ip) => evaluate(dns, domain, ip)),
    )
    if (/[+ ]all\b/.test(found.replace(/[-~?]all\b/g, ''))) {
      return {
        ...about,
        state: 'wrong',
        found,
        say: 'This lets the whole world send for the domain: end with -all.',
        set: wanted,
      }
    }
    if (addresses.length === 0) {
      return {
        ...about,
        state: 'right',
        found,
        say: 'A policy is there. Whether it names who sends, only a mail shows.',
      }
    }
    if (results.every((result) => result === 'pass')) {
      return { ...about, state: 'right', found, say: `${relay} may send for this domain.` }
    }
    const others = addresses.filter((_, at) => results[at] !== 'pass').join(', ')
    return {
      ...about,
      state: 'improve',
      found,
      say: `It does not name ${relay} (${others}). That is right only if the relay sends from other addresses which it does name: its documentation says what to include.`,
    }
  } catch (error) {
    if (error instanceof SpfUnknown) return { ...about, state: 'unknown', found, say: error.message }
    if (error instanceof SpfBroken) return { ...about, state: 'wrong', found, say: error.message }
    throw error
  }
}

async function evaluate(dns: MailResolver, domain: string, ip: string): Promise<Result> {
  let lookups = 0
  return ofDomain(domain)

  async function ofDomain(name: string): Promise<Result> {
    const said = await lookUp(() => dns.resolveTxt(name))
    if (said.kind === 'silent') throw new SpfUnknown(`The DNS did not answer for ${name}.`)
    const record = readSpf(said.kind === 'found' ? said.values.map((parts) => parts.join('')) : [])
    if (record.kind === 'several') throw new SpfBroken(`${name} has more than one policy.`)
    if (record.kind === 'none') return 'none'
    for (const term of record.terms) {
      if (spfAsks(term.mechanism)) ask()
      if (await matches(term, name)) return RESULTS[term.qualifier]
    }
    if (record.redirect === undefined) return 'neutral'
    ask()
    return ofDomain(record.redirect)
  }

  function ask() {
    lookups += 1
    if (lookups > MOST_SPF_LOOKUPS) {
      throw new SpfBroken(
        `The policy asks the DNS more than ${MOST_SPF_LOOKUPS} times, so receivers take it for none: include less.`,
      )
    }
  }

  async function matches({ mechanism, value, prefix }: SpfTerm, name: string): Promise<boolean> {
    const target = value === '' ? name : value
    switch (mechanism) {
      case 'all':
        return true
      case 'ip4':
      case 'ip6':
        return isWithin([`${value}${prefix}`])
      case 'include': {
        if (target.includes('%')) return false
        const result = await ofDomain(target)
        if (result === 'none') throw new SpfBroken(`It includes ${target}, which has no policy.`)
        return result === 'pass'
      }
      case 'a':
        return isWithin(await addressesOf(target, prefix))
      case 'mx': {
        const said = await lookUp(() => dns.resolveMx(target))
        if (said.kind === 'silent') throw new SpfUnknown(`The DNS did not answer for ${target}.`)
        const hosts = said.kind === 'found' ? said.values.map(({ exchange }) => exchange) : []
        return isWithin((await Promise.all(hosts.slice(0, 10).map((host) => addressesOf(host, prefix)))).flat())
      }
      // By reverse name, or by a name made of the mail: nobody should, and only a mail shows it.
      default:
        return false
    }
  }

  async function addressesOf(host: string, prefix: string): Promise<string[]> {
    if (host.includes('%')) return []
    const said = await listAddresses(dns, host)
    if (said.kind === 'silent') throw new SpfUnknown(`The DNS did not answer for ${host}.`)
    const [, four = '', six = ''] = /^(\/\d+)?(?:\/(\/\d+))?$/.exec(prefix) ?? []
    return said.kind === 'found' ? said.values.map((address) => address + (isIPv6(address) ? six : four)) : []
  }

  function isWithin(ranges: readonly string[]): boolean {
    const list = new BlockList()
    for (const range of ranges) addRange(list, range)
    return isInRanges(list, ip)
  }
}
