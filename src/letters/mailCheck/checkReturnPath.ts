import type { Finding } from './finding.ts'
import { listAddresses } from './listAddresses.ts'
import { lookUp, type MailResolver } from './lookUp.ts'

/** Whether mail that comes back finds its way. */
export async function checkReturnPath(dns: MailResolver, bounceDomain: string): Promise<Finding> {
  const about = { about: 'return path', name: bounceDomain } as const
  const silent = { ...about, state: 'unknown', found: 'no answer', say: 'The DNS did not answer.' } as const
  const said = await lookUp(() => dns.resolveMx(bounceDomain))
  if (said.kind === 'silent') return silent
  if (said.kind === 'found') {
    const hosts = said.values.map(({ exchange }) => exchange)
    if (hosts.every((host) => host === '' || host === '.')) {
      return {
        ...about,
        state: 'wrong',
        found: 'takes no mail',
        say: 'Its MX says that it takes no mail (RFC 7505); bounces are lost.',
      }
    }
    return { ...about, state: 'right', found: hosts.join(', '), say: 'Mail that comes back is taken there.' }
  }
  const addresses = await listAddresses(dns, bounceDomain)
  if (addresses.kind === 'silent') return silent
  const set = { name: bounceDomain, type: 'MX', value: '10 the host of the mailbox in BOUNCE_IMAP_URL' } as const
  if (addresses.kind === 'found') {
    const say = 'It has no MX; servers try its address instead, if a mail server is there.'
    return { ...about, state: 'improve', found: addresses.values.join(', '), say, set }
  }
  return {
    ...about,
    state: 'wrong',
    found: 'nothing',
    say: 'Mail cannot come back, and who checks senders refuses it.',
    set,
  }
}
