import { hash, type KeyObject, sign } from 'node:crypto'
import type { Field } from './encodeVariant.ts'

/** `domain`: undefined for that of each mail's sender. */
export type DkimKey = { domain: string | undefined; selector: string; key: KeyObject }

/**
 * Signed twice, once more than they stand there, so that nobody can add another one (RFC 6376, 5.4.2): whatever a reader
 * sees, whatever a provider acts on. Both headers of one-click unsubscribing must be signed (RFC 8058, 4).
 */
const OVERSIGNED = [
  ...['From', 'To', 'Subject', 'Date', 'Reply-To', 'Message-ID', 'MIME-Version', 'Content-Type'],
  ...['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
]
/** As often as they stand there. */
const SIGNED = ['Feedback-ID', 'Precedence']

/** Read as one, whichever way it is folded (RFC 6376, 3.4.2). */
const relaxed = (value: string) =>
  value
    .replace(/\r\n/g, '')
    .replace(/[\t ]+/g, ' ')
    .trim()

/**
 * The value of a `DKIM-Signature` (RSA-SHA256, relaxed/relaxed) for these headers and this body, which must be in relaxed
 * canonical form already, as `encodeSlices` makes it. Throws where the key cannot sign: nothing goes out unsigned.
 */
export function signDkim(fields: readonly Field[], body: Buffer, { domain, selector, key }: DkimKey): string {
  const signer = domain ?? domainOfSender(fields)
  const byName = new Map(fields.map(([name, value]) => [name.toLowerCase(), value]))
  const names: string[] = []
  const lines: string[] = []
  const take = (name: string, times: number) => {
    const value = byName.get(name.toLowerCase())
    if (value !== undefined) lines.push(`${name.toLowerCase()}:${relaxed(value)}`)
    for (let n = value === undefined ? 1 : 0; n < times; n++) names.push(name)
  }
  for (const name of OVERSIGNED) take(name, 2)
  for (const name of SIGNED) if (byName.has(name.toLowerCase())) take(name, 1)
  const unsigned =
    `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${signer}; s=${selector}; ` +
    `h=${names.join(':')}; bh=${hash('sha256', body, 'base64')}; b=`
  const said = `${lines.join('\r\n')}\r\ndkim-signature:${unsigned}`
  const signature = sign('sha256', Buffer.from(said), key).toString('base64')
  return `${unsigned.replaceAll(/; (?=h=|bh=|b=)/g, ';\r\n ')}${signature.replace(/.{72}(?=.)/g, '$&\r\n ')}`
}

function domainOfSender(fields: readonly Field[]): string {
  const [, sender = ''] = fields.find(([name]) => name === 'From') ?? []
  const domain = /@([^\s>]+)>?\s*$/.exec(sender)?.[1]
  if (domain === undefined) throw new Error(`the sender ${sender} has no domain to sign for`)
  return domain
}
