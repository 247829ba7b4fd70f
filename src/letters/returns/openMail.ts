import type { Email } from 'postal-mime'
import type { ReceivedMail } from './returnedMail.rule.ts'

/** Reports are a few parts deep; whoever nests more wants something else. */
const MOST_DEEP = 20
const MOST_HEADERS = 128 * 1024

/** A mail as it lies in a mailbox, as far as it is text. One that is no mail at all is one part of text. */
export async function openMail(source: Buffer): Promise<ReceivedMail> {
  const options = { forceRfc822Attachments: true, maxNestingDepth: MOST_DEEP, maxHeadersSize: MOST_HEADERS } as const
  const { default: PostalMime } = await import('postal-mime')
  let email: Email
  try {
    email = await PostalMime.parse(source, options)
  } catch {
    return { headers: new Map(), parts: [{ type: 'text/plain', text: source.toString('latin1') }] }
  }
  const headers = new Map<string, string[]>()
  for (const { key, value } of email.headers) headers.set(key, [...(headers.get(key) ?? []), value])
  if (email.subject !== undefined) headers.set('subject', [email.subject])
  const parts = email.attachments
    .filter(({ mimeType }) => /^(?:message|text)\//.test(mimeType))
    .map(({ mimeType, content }) => ({ type: mimeType, text: textOf(content) }))
  const own = [
    ...(email.text ? [{ type: 'text/plain', text: email.text }] : []),
    ...(email.html ? [{ type: 'text/html', text: email.html }] : []),
  ]
  return { headers, parts: [...own, ...parts].map(({ type, text }) => ({ type, text: text.replaceAll('\r\n', '\n') })) }
}

const textOf = (content: ArrayBuffer | Uint8Array | string) =>
  typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString()
