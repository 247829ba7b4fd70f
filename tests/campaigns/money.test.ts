import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RelayMood } from '../support/lossyRelay.ts'
import { openPayingSite, type PayingSite } from '../support/payingSite.ts'
import { gatherEvidence } from './gatherEvidence.ts'
import { DEEDS, MoneyLife, type Round } from './moneyLife.ts'
import { wrongsIn } from './moneyOracle.ts'
import { diceOf } from './moneySteps.ts'

/**
 * Sequences of one batch share a site, a provider and its clock, and nothing else. In full there are a hundred of them; a
 * batch again with `MONEY_SEED=3`, one of its sequences alone with `MONEY_LIFE=7` beside it.
 */
const LIVES = 12
const ROUNDS = 7
const BATCHES = process.env.DATELINE_LONG === '1' ? 9 : 1
const { MONEY_SEED, MONEY_LIFE } = process.env
const seeds = MONEY_SEED === undefined ? Array.from({ length: BATCHES }, (_, index) => index + 1) : [Number(MONEY_SEED)]
const only = MONEY_LIFE === undefined ? undefined : Number(MONEY_LIFE)

type Mood = RelayMood | 'normal'
/** How the provider hears Dateline in a round, and how its news arrive. One hangs in earnest, until the SDK gives up. */
const MOODS: readonly Mood[] = ['lossy', 'normal', 'hanging', 'failing', 'deaf', 'normal', 'lossy']
const NEWS = ['normal', 'lose', 'double', 'delay', 'reorder', 'lose', 'normal'] as const
/** Hours that pass after a round: past the ends of trials, months and graces. */
const HOURS = [1, 24 * 4, 24 * 31, 24 * 8, 24 * 15, 24 * 31, 24 * 3]

/** Of each of these something must have happened in every batch, or it has shown little. */
const EXPECTED = [
  ['buy once more', 'surplus'],
  ['cancel 303'],
  ['cancel 503'],
  ['resume 303', 'cancel, keep it, cancel'],
  ['move', 'move to a used address'],
  ['erase'],
  ['refund all', 'refund a part', 'dispute'],
  ['switch to a card that fails'],
  ['spoilt'],
  ['given back'],
]

/** `lost`: of these news were lost, and it has not been seen since that all is here as it is there. */
type Batch = { seed: number; site: PayingSite; lives: MoneyLife[]; lost: Set<string> }

for (const seed of seeds) {
  test(`readers who subscribe, move, cancel and are forgotten while the provider hangs: seed ${seed}`, async () => {
    const site = await openPayingSite(`money ${seed}`, { lossy: true })
    try {
      const indexes = Array.from({ length: LIVES }, (_, index) => index).filter((index) => (only ?? index) === index)
      const whileErasing = watchErasures(site)
      const lives = indexes.map((index) => new MoneyLife(site, seed, index, whileErasing))
      await live({ seed, site, lives, lost: new Set() })
    } finally {
      site.setProviderMood(undefined)
      await site.close()
    }
  })
}

/** What somebody does when all of theirs has ended elsewhere and they are not gone yet, by reader: once. */
function watchErasures(site: PayingSite): Map<number, () => Promise<void>> {
  const happens = new Map<number, () => Promise<void>>()
  const { holders } = site.ports
  const last: (typeof holders)[number] = {
    name: 'last',
    facts: async () => undefined,
    everything: async () => ({}),
    erase: async () => {},
    async endElsewhere(_db, readerId) {
      const happening = happens.get(readerId)
      happens.delete(readerId)
      await happening?.()
    },
  }
  holders.push(last)
  return happens
}

async function live(batch: Batch) {
  const { seed, site, lives, lost } = batch
  const dice = diceOf(seed)
  await Promise.all(lives.map((life) => life.begin()))
  await settle(site)
  await check(batch, 'after the beginning')
  for (let round = 0; round < ROUNDS; round++) {
    // Which mood meets which news differs from batch to batch.
    const mood = MOODS[(round + seed) % MOODS.length] ?? 'normal'
    const news = NEWS[dice(NEWS.length)] ?? 'normal'
    await act(batch, round, mood, news)
    await settle(site)
    await check(batch, `in round ${round} (${mood}, news ${news})`)
    await pass(batch, { hours: HOURS[dice(HOURS.length)] ?? 1 }, dice(3) === 0)
    await settle(site)
    await check(batch, `after round ${round}`)
  }
  // What nobody has heard of a monthly one is heard by now.
  await site.advance({ days: 32 })
  await settle(site)
  await check(batch, 'in the end')
  if (only !== undefined) return
  const happened: Record<string, number> = { spoilt: site.setProviderMood(undefined) }
  const count = (what: string, more: number) => {
    happened[what] = (happened[what] ?? 0) + more
  }
  for (const life of lives) for (const [what, times] of life.happened) count(what, times)
  const { known, payments } = await gatherEvidence(site, lives, lost)
  for (const { setAside, endedBecause } of known.values()) count(setAside ?? endedBecause ?? 'counted', 1)
  for (const { refunds } of payments) count('given back', refunds.filter(({ by }) => by === 'us').length)
  console.log(JSON.stringify(happened))
  for (const any of EXPECTED)
    assert.ok(
      any.some((what) => (happened[what] ?? 0) > 0),
      `${any.join(' or ')} happened`,
    )
}

async function act({ seed, site, lives, lost }: Batch, turn: number, mood: Mood, news: (typeof NEWS)[number]) {
  const round: Round = { spoilt: mood !== 'normal', lost: news === 'lose' }
  for (const life of lives) life.said.push(`the provider is ${mood}, its news ${news}`)
  await site.webhooks(news, news === 'delay' ? 60 : 0)
  site.setProviderMood(mood === 'normal' ? undefined : mood)
  const eachActs = async (life: MoneyLife, times: number) => {
    const inTurn = DEEDS[(seed + turn * 7 + life.index) % DEEDS.length]
    await life
      .act(round, times === 1 ? inTurn : undefined)
      .catch((error: Error) => assert.fail(`${error.stack}\n${stepsOf(seed, life)}`))
  }
  // Whoever waits for a provider that hangs does nothing else meanwhile.
  for (let times = mood === 'hanging' ? 1 : 2; times > 0; times--)
    await Promise.all(lives.map((life) => eachActs(life, times)))
  site.setProviderMood(undefined)
  await site.webhooks('normal')
  if (round.lost) for (const life of lives) for (const { id } of life.sold) lost.add(id)
}

/** The provider is heard again: what is due is done, and more than a minute passes. */
async function settle(site: PayingSite) {
  await site.advance({ minutes: 3 })
  await site.deliveriesDone()
}

/** Sometimes the provider is silent in the meantime, and its news are lost. */
async function pass({ site, lives, lost }: Batch, time: { hours: number }, silent: boolean) {
  for (const life of lives) life.said.push(`${time.hours} hours pass${silent ? ', the first of them in silence' : ''}`)
  if (silent) {
    await site.webhooks('lose')
    site.setProviderMood('deaf')
    await site.passAtDateline({ hours: Math.min(time.hours, 5) })
    for (const work of site.dueWork) await work.runDue(site.db, site.clock.now())
    site.setProviderMood(undefined)
    for (const life of lives) for (const { id } of life.sold) lost.add(id)
    await site.webhooks('normal')
  }
  await site.advance(time)
}

async function check({ seed, site, lives, lost }: Batch, when: string) {
  const evidence = await gatherEvidence(site, lives, lost)
  // Once it stands here as there, whatever comes then has to be heard.
  for (const { id } of evidence.sold) if (!evidence.unheard.has(id)) lost.delete(id)
  const wrongs = [...evidence.unlike, ...wrongsIn(evidence, true)]
  if (wrongs.length === 0) return
  const concerned = lives.filter(({ sold, addresses, email }) =>
    wrongs.some((wrong) =>
      [...sold.map(({ id }) => id), ...addresses.map((one) => one.email), email].some((name) => wrong.includes(name)),
    ),
  )
  const steps = concerned.map((life) => stepsOf(seed, life))
  assert.fail(`${when}:\n${wrongs.join('\n')}\n${steps.join('\n')}`)
}

const stepsOf = (seed: number, { index, said }: MoneyLife) =>
  [`MONEY_SEED=${seed} MONEY_LIFE=${index}`, ...said.map((line) => `    ${line}`)].join('\n')
