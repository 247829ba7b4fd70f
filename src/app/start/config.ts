import { BlockList } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { addRange } from '../../platform/addressRanges.ts'
import { type BucketAddress, readBucketAddress } from '../../platform/files/bucketAddress.ts'
import { chooseProvider } from './provider.rule.ts'
import {
  type MailWebhooks,
  type ReturnMailbox,
  readMailboxGrant,
  readMailWebhooks,
  readReturnMailbox,
} from './returnedMail.rule.ts'

export type Role = 'all' | 'web' | 'worker'

export type Config = {
  port: number
  host: string
  /** Origin of every link. */
  origin: string
  dataFolder: string
  /** undefined: the publication's files are in the data folder. */
  bucket: BucketAddress | undefined
  sample: boolean
  databaseUrl: string | undefined
  stripe: { secretKey: string; webhookSecret: string; livemode: boolean } | undefined
  stripeApiUrl: string | undefined
  simulatorPort: number
  smtpUrl: string | undefined
  /** The domain that mails come back to: `bounce+…@` it; undefined: to the publication's own address. */
  bounceDomain: string | undefined
  /** With what letters are signed; `relay`: whoever takes them signs; undefined: nobody does. */
  dkim: { keyFile: string; selector: string; domain: string | undefined } | 'relay' | undefined
  /** Connections to the mail server at once, for letters. */
  smtpConnections: number
  /** Letters a second, by large receiver; and since when this domain sends, while it warms up. */
  sendingLimits: { perSecond: Readonly<Record<string, number>>; warmUpFrom: string | undefined }
  /** undefined: made and kept in the data folder. */
  secret: string | undefined
  /** Where mail that came back lies; undefined: nobody looks. */
  returnMailbox: ReturnMailbox | undefined
  /** What each mail provider proves itself with, by its name. */
  mailWebhooks: MailWebhooks
  trustedProxies: BlockList | undefined
  logLevel: string
}

/** A wrong environment or command line: one clear line, exit status 2. */
export class ConfigProblem extends Error {}

const PORT_WISH = 'must be a port from 1 to 65535'
const port = z
  .string()
  .regex(/^\d{1,5}$/, PORT_WISH)
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, PORT_WISH)
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(', ')}`)
const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional())

const HOST_NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i

const Environment = z.object({
  PORT: optional(port),
  HOST: optional(z.string()),
  DATELINE_URL: optional(z.string().refine(isOrigin, 'must be an origin such as https://news.example.org')),
  DATELINE_DATA: optional(z.string()),
  DATELINE_SAMPLE: optional(oneOf(['on', 'off'])),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')),
  STRIPE_SECRET_KEY: optional(z.string()),
  STRIPE_WEBHOOK_SECRET: optional(z.string()),
  STRIPE_API_URL: optional(z.string()),
  SIMULATOR_PORT: optional(port),
  SMTP_URL: optional(z.string().refine(isMailServer, 'must be an address such as smtp://mail.example.org:587')),
  SMTP_CONNECTIONS: optional(z.string().regex(/^(?:[1-9]|[1-9]\d|100)$/, 'must be a number from 1 to 100')),
  BOUNCE_DOMAIN: optional(z.string().regex(HOST_NAME, 'must be a domain such as mail.example.org')),
  DKIM_KEY: optional(z.string()),
  DKIM_SELECTOR: optional(z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'must be a name such as dateline')),
  DKIM_DOMAIN: optional(z.string().regex(HOST_NAME, 'must be a domain such as example.org')),
  DKIM_SIGNER: optional(oneOf(['dateline', 'relay'])),
  LETTERS_PER_SECOND: optional(z.string()),
  LETTERS_WARM_UP: optional(z.iso.date('must be the first day of sending, such as 2026-11-28')),
  S3_URL: optional(z.string()),
  BOUNCE_IMAP_URL: optional(z.string()),
  BOUNCE_IMAP_OAUTH: optional(z.string()),
  MAIL_WEBHOOKS: optional(z.string()),
  DATELINE_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  TRUSTED_PROXIES: optional(z.string()),
  LOG_LEVEL: optional(oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
})

/** The only reader of the environment; throws a `ConfigProblem` that names the variable and the remedy. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigProblem(`${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}`)
  }
  const values = parsed.data
  const provider = chooseProvider({
    secretKey: values.STRIPE_SECRET_KEY,
    webhookSecret: values.STRIPE_WEBHOOK_SECRET,
    apiUrl: values.STRIPE_API_URL,
  })
  if (provider.kind === 'refused') throw new ConfigProblem(provider.reason)
  if (values.DATABASE_URL && !values.DATELINE_SECRET) {
    throw new ConfigProblem('DATELINE_SECRET is missing: with DATABASE_URL every process needs the same one')
  }
  const ownPort = values.PORT ?? 3000
  if (ownPort === 65_535 && values.SIMULATOR_PORT === undefined) {
    throw new ConfigProblem('SIMULATOR_PORT is missing: after PORT 65535 there is no next one')
  }
  const host = values.HOST ?? '127.0.0.1'
  return {
    port: ownPort,
    host,
    origin: new URL(
      values.DATELINE_URL ?? `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${ownPort}`,
    ).origin,
    dataFolder: resolve(values.DATELINE_DATA ?? './data'),
    bucket: parseBucket(values.S3_URL),
    sample: values.DATELINE_SAMPLE !== 'off',
    databaseUrl: values.DATABASE_URL,
    stripe: provider.kind === 'stripe' ? provider : undefined,
    stripeApiUrl: values.STRIPE_API_URL,
    simulatorPort: values.SIMULATOR_PORT ?? ownPort + 1,
    smtpUrl: values.SMTP_URL,
    smtpConnections: Number(values.SMTP_CONNECTIONS ?? 10),
    bounceDomain: values.BOUNCE_DOMAIN?.toLowerCase(),
    dkim: readSigner(values),
    sendingLimits: { perSecond: parseRates(values.LETTERS_PER_SECOND), warmUpFrom: values.LETTERS_WARM_UP },
    secret: values.DATELINE_SECRET,
    returnMailbox: readMailbox(values),
    mailWebhooks: parseReturning('MAIL_WEBHOOKS', values.MAIL_WEBHOOKS, readMailWebhooks) ?? {},
    trustedProxies: parseProxies(values.TRUSTED_PROXIES),
    logLevel: values.LOG_LEVEL ?? 'info',
  }
}

function isOrigin(value: string): boolean {
  try {
    const url = new URL(value)
    return (
      ['http:', 'https:'].includes(url.protocol) &&
      url.pathname === '/' &&
      !url.search &&
      !url.username &&
      !url.password
    )
  } catch {
    return false
  }
}

function isMailServer(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== ''
}

function readSigner(values: z.output<typeof Environment>): Config['dkim'] {
  if (values.DKIM_SIGNER === 'relay') {
    if (values.DKIM_KEY)
      throw new ConfigProblem('DKIM_SIGNER is relay and DKIM_KEY is set: one of them signs, not both')
    return 'relay'
  }
  if (!values.DKIM_KEY) return undefined
  return { keyFile: resolve(values.DKIM_KEY), selector: values.DKIM_SELECTOR ?? 'dateline', domain: values.DKIM_DOMAIN }
}

/** `gmail=50 microsoft=20`. */
function parseRates(list: string | undefined): Record<string, number> {
  const rates: Record<string, number> = {}
  for (const entry of list?.split(/[\s,]+/).filter(Boolean) ?? []) {
    const [, receiver = '', rate] = /^([a-z]+)=(\d{1,4})$/.exec(entry) ?? []
    if (!Number(rate)) throw new ConfigProblem(`LETTERS_PER_SECOND has “${entry}”; it takes such as gmail=50`)
    rates[receiver] = Number(rate)
  }
  return rates
}

function parseBucket(text: string | undefined): BucketAddress | undefined {
  if (!text) return undefined
  const read = readBucketAddress(text)
  if (read.kind === 'refused') throw new ConfigProblem(`S3_URL ${read.reason}`)
  return read.address
}

function parseReturning<Read>(name: string, text: string | undefined, read: (text: string) => Read | string) {
  if (!text) return undefined
  const answer = read(text)
  if (typeof answer === 'string') throw new ConfigProblem(`${name} ${answer}`)
  return answer
}

function readMailbox(values: z.output<typeof Environment>): ReturnMailbox | undefined {
  const mailbox = parseReturning('BOUNCE_IMAP_URL', values.BOUNCE_IMAP_URL, readReturnMailbox)
  const grant = parseReturning('BOUNCE_IMAP_OAUTH', values.BOUNCE_IMAP_OAUTH, readMailboxGrant)
  if (!grant) return mailbox
  if (!mailbox)
    throw new ConfigProblem('BOUNCE_IMAP_OAUTH is set and BOUNCE_IMAP_URL is not: it says whose mailbox it is')
  if (mailbox.password) throw new ConfigProblem('BOUNCE_IMAP_URL has a password beside BOUNCE_IMAP_OAUTH: one of them')
  return { ...mailbox, grant }
}

/** Addresses and networks, `10.0.0.0/8, ::1`. */
function parseProxies(list: string | undefined): BlockList | undefined {
  if (!list) return undefined
  const trusted = new BlockList()
  for (const entry of list.split(',').map((part) => part.trim())) {
    if (!addRange(trusted, entry)) {
      throw new ConfigProblem(`TRUSTED_PROXIES has “${entry}”, which is no address or network such as 10.0.0.0/8`)
    }
  }
  return trusted
}

/** Whether whoever runs a command wants to see where an error came from. */
export const isDebugging = (env: NodeJS.ProcessEnv = process.env): boolean => env.LOG_LEVEL === 'debug'
