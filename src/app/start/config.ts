import { BlockList } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { addRange } from '../../platform/addressRanges.ts'
import { type BucketAddress, readBucketAddress } from '../../platform/files/bucketAddress.ts'
import { chooseProvider } from './provider.rule.ts'

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
  /** undefined: made and kept in the data folder. */
  secret: string | undefined
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
  S3_URL: optional(z.string()),
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
    secret: values.DATELINE_SECRET,
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

function parseBucket(text: string | undefined): BucketAddress | undefined {
  if (!text) return undefined
  const read = readBucketAddress(text)
  if (read.kind === 'refused') throw new ConfigProblem(`S3_URL ${read.reason}`)
  return read.address
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
