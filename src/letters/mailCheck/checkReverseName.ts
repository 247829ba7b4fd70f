import { isIP } from 'node:net'
import { reverseName } from '../../platform/addressRanges.ts'
import type { Finding } from './finding.ts'
import { listAddresses } from './listAddresses.ts'
import { lookUp, type MailResolver } from './lookUp.ts'

/** Whether each address of the host that sends has a name which leads back to it. */
export async function checkReverseName(dns: MailResolver, relay: string): Promise<Finding[]> {
  const about = { about: 'reverse name', name: relay } as const
  const said = await listAddresses(dns, relay)
  if (said.kind === 'silent')
    return [{ ...about, state: 'unknown', found: 'no answer', say: 'The DNS did not answer.' }]
  if (said.kind === 'none') {
    return [{ ...about, state: 'wrong', found: 'no address', say: 'SMTP_URL names a host that the DNS does not know.' }]
  }
  return Promise.all(said.values.map((address) => ofAddress(dns, relay, address)))
}

async function ofAddress(dns: MailResolver, relay: string, address: string): Promise<Finding> {
  const about = { about: 'reverse name', name: address } as const
  const pointer = reverseName(address)
  const said = await lookUp(() => dns.resolvePtr(pointer))
  if (said.kind === 'silent') return { ...about, state: 'unknown', found: 'no answer', say: 'The DNS did not answer.' }
  const set = { name: pointer, type: 'PTR', value: isIP(relay) ? 'mail.example.org' : relay } as const
  if (said.kind === 'none') {
    const say = 'Many receivers refuse mail from an address without a name. Whoever rents the machine out sets it.'
    return { ...about, state: 'wrong', found: 'no name', say, set }
  }
  const found = said.values.join(', ')
  for (const name of said.values) {
    const back = await listAddresses(dns, name)
    if (back.kind === 'silent') return { ...about, state: 'unknown', found, say: `The DNS did not answer for ${name}.` }
    if (back.kind === 'found' && back.values.some((one) => reverseName(one) === pointer)) {
      return { ...about, state: 'right', found, say: 'Its name leads back to it.' }
    }
  }
  return { ...about, state: 'wrong', found, say: 'Its name does not lead back to it, which counts as no name.', set }
}
