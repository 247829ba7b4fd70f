/** Of `imaps://user:password@host:993/INBOX`. */
export type ReturnMailbox = {
  host: string
  port: number
  secure: boolean
  user: string
  password: string
  folder: string
  /** Who gives access in place of a password, and what is sent there. */
  grant?: { url: string; form: Record<string, string> } | undefined
}

const PROVIDERS = ['postmark', 'mailgun', 'ses', 'sendgrid', 'brevo'] as const
export type MailWebhooks = Partial<Record<(typeof PROVIDERS)[number], string>>

/** The mailbox, or what is wrong with its address, which is never repeated: it holds a password. */
export function readReturnMailbox(text: string): ReturnMailbox | string {
  const url = URL.parse(text)
  const wish = 'must be an address such as imaps://user:password@mail.example.org/INBOX'
  if (!url || !['imap:', 'imaps:'].includes(url.protocol) || url.hostname === '' || url.username === '') return wish
  const secure = url.protocol === 'imaps:'
  const [user, password, folder] = [url.username, url.password, url.pathname.slice(1)].map(decodedOrNot)
  if (user === undefined || password === undefined || folder === undefined) return wish
  const port = url.port === '' ? (secure ? 993 : 143) : Number(url.port)
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port, secure, user, password, folder: folder || 'INBOX' }
}

/**
 * Of `https://oauth2.googleapis.com/token?client_id=…&client_secret=…&refresh_token=…`: where access to the mailbox is asked
 * for and with what (RFC 6749), or what is wrong with it, which is never repeated: it holds secrets. Without a refresh token
 * it is the client itself that is let in.
 */
export function readMailboxGrant(text: string): { url: string; form: Record<string, string> } | string {
  const url = URL.parse(text)
  const wish =
    'must be an address such as https://oauth2.googleapis.com/token?client_id=…&client_secret=…&refresh_token=…'
  if (!url) return wish
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return wish
  const form = Object.fromEntries(url.searchParams)
  if (!form.client_id || !(form.client_secret || form.refresh_token)) return wish
  url.search = ''
  return { url: url.href, form: { grant_type: form.refresh_token ? 'refresh_token' : 'client_credentials', ...form } }
}

function decodedOrNot(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** `postmark=user:password mailgun=key`, or what is wrong with it, without any of the secrets. */
export function readMailWebhooks(text: string): MailWebhooks | string {
  const secrets: MailWebhooks = {}
  for (const word of text.trim().split(/\s+/)) {
    const at = word.indexOf('=')
    const provider = PROVIDERS.find((one) => one === word.slice(0, at))
    const secret = word.slice(at + 1)
    if (at < 1 || !provider) return `must be written like postmark=user:password; known are ${PROVIDERS.join(', ')}`
    if (provider === 'ses' && !/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d+:[\w-]+$/.test(secret)) {
      return 'must name the topic for ses, such as ses=arn:aws:sns:eu-west-1:123456789012:mail'
    }
    if (provider === 'postmark' && !/^[^:]+:.{8,}$/.test(secret)) {
      return 'must give postmark a user and a password of at least 8 characters, such as postmark=user:password'
    }
    if (secret.length < 8) return `has a secret for ${provider} that is too short to be one`
    secrets[provider] = secret
  }
  return secrets
}
