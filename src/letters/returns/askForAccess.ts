import { z } from 'zod'

/** Who gives access to a mailbox, and the form that is sent there; it holds secrets. */
export type MailboxGrant = { url: string; form: Readonly<Record<string, string>> }

const GIVEN = z.object({ access_token: z.string().min(1) })
const REFUSED = z.object({ error: z.string(), error_description: z.string().default('') })
const MOST_WORDS = 300

/**
 * A token that opens the mailbox for some minutes (RFC 6749, 4.4 and 6), asked for anew at each reading. Throws with what
 * was answered, never with what was sent. What the provider gives beside it, such as another refresh token, is not kept.
 */
export async function askForAccess({ url, form }: MailboxGrant, signal: AbortSignal): Promise<string> {
  const { host } = new URL(url)
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'error',
    signal,
  }).catch((error: Error) => {
    throw new Error(`${host} was not to be reached for access to the mailbox`, { cause: error.cause })
  })
  const answer: unknown = await response.json().catch(() => undefined)
  const given = response.ok ? GIVEN.safeParse(answer) : undefined
  if (given?.success) return given.data.access_token
  const refused = REFUSED.safeParse(answer)
  const words = refused.success
    ? `${refused.data.error} ${refused.data.error_description}`
    : `status ${response.status}`
  const said = words
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_WORDS)
  throw new Error(`${host} gives no access to the mailbox, by BOUNCE_IMAP_OAUTH: ${said}`)
}
