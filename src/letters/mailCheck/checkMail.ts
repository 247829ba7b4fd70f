import { checkDkim } from './checkDkim.ts'
import { checkDmarc } from './checkDmarc.ts'
import { checkReturnPath } from './checkReturnPath.ts'
import { checkReverseName } from './checkReverseName.ts'
import { checkSpf } from './checkSpf.ts'
import type { Finding, MailSetup } from './finding.ts'
import type { MailResolver } from './lookUp.ts'

/**
 * Everything outside of this machine on which it depends whether letters arrive: who may send for the domain, whose
 * signature counts, what the sending host is called, and where mail comes back to. Asks the DNS and changes nothing.
 */
export async function checkMail(dns: MailResolver, setup: MailSetup): Promise<Finding[]> {
  const { domain, bounceDomain = domain, dkim, relay, isHeard } = setup
  const { finding: dmarc, organization } = await checkDmarc(dns, domain)
  const findings: Finding[] = [
    ...(await Promise.all([...new Set([bounceDomain, domain])].map((name) => checkSpf(dns, name, relay)))),
    await checkDkim(dns, dkim),
    dmarc,
    ...(relay === undefined ? [] : await checkReverseName(dns, relay)),
    await checkReturnPath(dns, bounceDomain),
  ]
  const isOurs = (name: string) => name === organization || name.endsWith(`.${organization}`)
  if (typeof dkim === 'object' && !isOurs(dkim.domain)) findings.push(stranger('DKIM', dkim.domain, domain))
  if (!isOurs(bounceDomain)) findings.push(stranger('return path', bounceDomain, domain))
  if (!isHeard) {
    const say =
      'Nobody hears of mail that comes back, so dead mailboxes are written to until receivers mind: set BOUNCE_IMAP_URL, or MAIL_WEBHOOKS where a provider relays.'
    findings.push({ about: 'returned mail', name: '–', state: 'improve', found: 'nothing', say })
  }
  return findings
}

const stranger = (about: 'DKIM' | 'return path', name: string, domain: string): Finding => ({
  about,
  name,
  state: 'improve',
  found: 'another organization',
  say: `It does not vouch for ${domain} to DMARC; a domain below ${domain} would.`,
})
