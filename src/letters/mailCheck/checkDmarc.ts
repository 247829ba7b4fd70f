import { type DmarcRecord, namesToWalk, organizationOf, policyFor, readDmarc } from './dmarc.rule.ts'
import type { Finding } from './finding.ts'
import { lookUp, type MailResolver } from './lookUp.ts'

export type DmarcCheck = { finding: Finding; organization: string }

/** What receivers do with mail of this domain that neither SPF nor DKIM vouches for (RFC 9989). */
export async function checkDmarc(dns: MailResolver, domain: string): Promise<DmarcCheck> {
  const about = { about: 'DMARC', name: `_dmarc.${domain}` } as const
  const records: DmarcRecord[] = []
  for (const name of namesToWalk(domain)) {
    const said = await lookUp(() => dns.resolveTxt(`_dmarc.${name}`))
    if (said.kind === 'silent') {
      return {
        finding: { ...about, state: 'unknown', found: 'no answer', say: 'The DNS did not answer.' },
        organization: domain,
      }
    }
    const read = readDmarc(name, said.kind === 'found' ? said.values.map((parts) => parts.join('')) : [])
    if (read === 'several' && name === domain) {
      const say = 'With more than one record there is none: leave one.'
      return { finding: { ...about, state: 'wrong', found: 'several', say }, organization: domain }
    }
    if (read === undefined || read === 'several') continue
    records.push(read)
    if (read.psd !== 'u') break
  }
  const organization = organizationOf(domain, records)
  return { finding: { ...about, ...judge(domain, records) }, organization }
}

function judge(domain: string, records: readonly DmarcRecord[]): Omit<Finding, 'about' | 'name'> {
  const reports = `rua=mailto:dmarc@${domain}`
  const set = (value: string) => ({ name: `_dmarc.${domain}`, type: 'TXT', value }) as const
  const held = policyFor(domain, records)
  if (!held) {
    const say = 'Google, Yahoo and Microsoft refuse bulk mail of domains without one. Begin with one that only watches.'
    return { state: 'wrong', found: 'nothing', say, set: set(`v=DMARC1; p=none; ${reports}`) }
  }
  const { record, policy } = held
  const found = record.domain === domain ? record.text : `${record.text} (of ${record.domain})`
  if (record.gone.length > 0) {
    const say = `Receivers no longer read ${record.gone.join(', ')} (RFC 9989); t=y says that a policy is only tried out.`
    return { state: 'improve', found, say }
  }
  if (record.reports === undefined) {
    const say = 'Nobody is told what receivers see: add an address for reports.'
    return { state: 'improve', found, say, set: set(`v=DMARC1; p=${policy}; ${reports}`) }
  }
  if (policy === 'none' || record.isTesting) {
    const say =
      'It only watches. Once the reports show nothing but your own mail, p=quarantine keeps others from using your name.'
    return { state: 'improve', found, say }
  }
  return {
    state: 'right',
    found,
    say: `Mail that nobody vouches for is ${policy === 'reject' ? 'refused' : 'set aside'}.`,
  }
}
