import { isIP } from 'node:net'
import { lookUp, type MailResolver, type Said } from './lookUp.ts'

/** Both kinds of addresses of a host, or the one that it already is. */
export async function listAddresses(dns: MailResolver, host: string): Promise<Said<string>> {
  if (isIP(host)) return { kind: 'found', values: [host] }
  const [four, six] = await Promise.all([lookUp(() => dns.resolve4(host)), lookUp(() => dns.resolve6(host))])
  const values = [four, six].flatMap((said) => (said.kind === 'found' ? said.values : []))
  if (values.length > 0) return { kind: 'found', values }
  return four.kind === 'silent' || six.kind === 'silent' ? { kind: 'silent' } : { kind: 'none' }
}
