// A process in which readers see and click notices until it is killed: `noticeReader.ts <wish>`. What was acknowledged is
// written to its output as soon as it was, a line each: `s <token>` seen, `c <token>` clicked, `t <instant>` the time of
// its clock, which it moves on by itself. Beyond `pages` of them it ends in order.

import type pg from 'pg'
import { createCampaigns } from '../../src/ads/campaigns/campaigns.module.ts'
import { createCounting } from '../../src/ads/counting/counting.module.ts'
import { createLog } from '../../src/platform/log.ts'
import { openPlatform } from '../../src/platform/platform.ts'

export type ReadingWish = {
  connection: pg.PoolConfig
  dataFolder: string
  zone: string
  /** The time at which it begins. */
  now: string
  /** What passes between two pages. */
  stepMs: number
  pages?: number
}

const wish = JSON.parse(process.argv[2] ?? '{}') as ReadingWish
const AT_ONCE = 8
const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

await using opened = new AsyncDisposableStack()
const platform = await openPlatform(
  {
    connection: wish.connection,
    origin: 'http://news.test',
    dataFolder: wish.dataFolder,
    secret: 'a secret for tests, of more than 32 letters',
    smtpUrl: undefined,
    trustedProxies: undefined,
  },
  { log: createLog(process.env.LOG_LEVEL ?? 'silent'), sender: () => ({ name: '', email: '' }) },
  opened,
)
const zone = () => wish.zone
let now = Temporal.Instant.from(wish.now)
const clock = { now: () => now }
const media = { findPictures: async () => new Map() }
const campaigns = await createCampaigns({ ...platform, clock, media, zone })
opened.defer(campaigns.close)
const counting = createCounting(
  { ...platform, clock: { ...platform.clock, now: clock.now } },
  { campaigns, zone, isLinkPreview: () => false, subscribes: async () => false },
)
opened.defer(() => counting.close())
const { ads } = counting

let pages = 0
const page = { kind: 'article' as const, section: 'world', tags: [], places: ['FR'], language: 'en' }

async function readPage(number: number): Promise<void> {
  now = now.add({ milliseconds: wish.stepMs })
  const asker = { network: `network ${number}`, userAgent: PERSON, objects: false, consents: false }
  const slots = [
    { placement: 'paragraphs' as const, page },
    { placement: 'below' as const, page },
  ]
  for (const decision of await ads.decide(slots, asker, now)) {
    // Every fourth notice is scrolled past too quickly, or never reached.
    if (decision.kind === 'house' || number % 4 === 3) continue
    const later = now.add({ seconds: 2 })
    const { token } = decision
    const [first, again] = await ads.seen(number % 5 === 0 ? [token, token] : [token], asker, later)
    if (first !== 'counted' || again === 'counted') throw new Error(`told once and answered ${first}, ${again}`)
    process.stdout.write(`s ${token}\n`)
    if (number % 7 !== 0) continue
    await ads.clicked(token, asker, later)
    process.stdout.write(`c ${token}\n`)
  }
  process.stdout.write(`t ${now}\n`)
}

async function read(): Promise<void> {
  while (wish.pages === undefined || pages < wish.pages) await readPage(pages++)
}

process.stdout.write('ready\n')
await Promise.all(Array.from({ length: AT_ONCE }, read)).catch((error: Error) => {
  // The others would read on for ever.
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
