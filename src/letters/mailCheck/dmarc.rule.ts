export type DmarcPolicy = 'none' | 'quarantine' | 'reject'
export type DmarcRecord = {
  /** Where it stands, without `_dmarc.` */
  domain: string
  text: string
  policy: DmarcPolicy
  subdomains: DmarcPolicy | undefined
  isTesting: boolean
  /** y: a public suffix; n: the organization's own domain. */
  psd: 'y' | 'n' | 'u'
  reports: string | undefined
  /** Tags that RFC 9989 has done away with. */
  gone: string[]
}

/** RFC 9989, 4.10: so many questions a receiver asks on its way up. */
const MOST_WALKED = 8

/** The names under which a receiver looks for a policy, the domain's own first: a long name is cut to its last seven labels. */
export function namesToWalk(domain: string): string[] {
  const labels = domain.split('.')
  const names = [domain]
  for (let left = Math.min(labels.length - 1, MOST_WALKED - 1); left >= 1; left--)
    names.push(labels.slice(-left).join('.'))
  return names
}

const isPolicy = (text: string | undefined): text is DmarcPolicy =>
  ['none', 'quarantine', 'reject'].includes(text ?? '')

/**
 * What one name says (RFC 9989, 4.7): exactly one text that begins with the version. Unknown tags are passed over; without
 * a valid policy it stands for `none` as long as it says where reports go, else for nothing.
 */
export function readDmarc(domain: string, texts: readonly string[]): DmarcRecord | 'several' | undefined {
  const [text, ...more] = texts.filter((one) => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(one))
  if (text === undefined) return undefined
  if (more.length > 0) return 'several'
  const tags = new Map(
    text.split(';').flatMap((pair) => {
      const at = pair.indexOf('=')
      return at < 1 ? [] : [[pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()] as const]
    }),
  )
  const [policy, subdomains, psd] = ['p', 'sp', 'psd'].map((tag) => tags.get(tag)?.toLowerCase())
  const reports = tags.get('rua')
  if (!isPolicy(policy) && reports === undefined) return undefined
  return {
    domain,
    text,
    policy: isPolicy(policy) ? policy : 'none',
    subdomains: isPolicy(subdomains) ? subdomains : undefined,
    isTesting: tags.get('t')?.toLowerCase() === 'y',
    psd: psd === 'y' || psd === 'n' ? psd : 'u',
    reports,
    gone: ['pct', 'rf', 'ri'].filter((tag) => tags.has(tag)),
  }
}

/** The organization's domain by what was found on the way up (RFC 9989, 4.10.2); `records` from the domain's own upward. */
export function organizationOf(domain: string, records: readonly DmarcRecord[]): string {
  for (const { domain: at, psd } of records) {
    if (psd === 'n') return at
    if (psd === 'y' && at !== domain)
      return domain
        .split('.')
        .slice(-(at.split('.').length + 1))
        .join('.')
  }
  return records.at(-1)?.domain ?? domain
}

/** The policy that holds for a domain: its own, else the organization's, else that of the public suffix. */
export function policyFor(
  domain: string,
  records: readonly DmarcRecord[],
): { record: DmarcRecord; policy: DmarcPolicy } | undefined {
  const own = records.find((record) => record.domain === domain)
  if (own) return { record: own, policy: own.policy }
  const organization = organizationOf(domain, records)
  const record = records.find((one) => one.domain === organization) ?? records.find(({ psd }) => psd === 'y')
  return record && { record, policy: record.subdomains ?? record.policy }
}
