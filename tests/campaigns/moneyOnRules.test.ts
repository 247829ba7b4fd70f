import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLanguages } from '../../src/design/words/languages.ts'
import { addMonths } from '../../src/platform/calendar.ts'
import { evidenceOf } from './evidenceInMemory.ts'
import { wrongsIn } from './moneyOracle.ts'
import { diceOf, STEP_KINDS, type Step, stepsOf } from './moneySteps.ts'
import { MoneyWorld, ZONE } from './moneyWorld.ts'

/** In full by `npm run test:long`; one of them again with `MONEY_RULES_SEED=123`, some with `MONEY_RULES_SEED=100-199`. */
const SEQUENCES = process.env.DATELINE_LONG === '1' ? 2_000 : 200
const wanted = process.env.MONEY_RULES_SEED
const [first = 1, last = first] = wanted === undefined ? [1, SEQUENCES] : wanted.split('-').map(Number)
const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index)

const words = (await createLanguages({ own: () => 'en', phrase: () => undefined })).own()

type Run = { wrongs: string[]; said: string[]; world: MoneyWorld }

/** To the first wrong, or to a year after the last step. */
function run(seed: number, steps: readonly Step[]): Run {
  const world = new MoneyWorld(seed)
  const said: string[] = []
  const outcome = (wrongs: string[]): Run => ({ wrongs, said, world })
  try {
    for (const step of steps) {
      const what = world.take(step)
      if (what === undefined) continue
      said.push(what)
      const settled = step.kind === 'settle'
      const wrongs = wrongsIn(evidenceOf(world, settled ? words : undefined), settled)
      if (wrongs.length > 0) return outcome(wrongs)
    }
    world.settle()
    said.push('in the end')
    const wrongs = wrongsIn(evidenceOf(world, words), true)
    if (wrongs.length > 0) return outcome(wrongs)
    world.advance(addMonths(world.now, 13, ZONE))
    world.settle()
    said.push('a year later')
    return outcome(wrongsIn(evidenceOf(world, words), true))
  } catch (error) {
    return outcome([`${(error as Error).stack?.split('\n').slice(0, 6).join('\n')}`])
  }
}

/** Leaves out whatever is not needed for it to go wrong. */
function shrink(seed: number, steps: readonly Step[]): Run {
  let [least, found] = [[...steps], run(seed, steps)]
  for (let size = Math.ceil(least.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < least.length; ) {
      const fewer = least.toSpliced(at, size)
      const again = run(seed, fewer)
      if (again.wrongs.length > 0) [least, found] = [fewer, again]
      else at += size
    }
  }
  return found
}

test(`in ${seeds.length} seeded lives of readers, provider and clock nobody is refunded, charged or told what is not so`, () => {
  const happened = new Map<string, number>()
  const counts = { lostNews: 0, unanswered: 0, replays: 0, refunded: 0 }
  const failures: string[] = []
  for (const seed of seeds) {
    const steps = stepsOf(seed, 30 + diceOf(seed)(60))
    const { wrongs, world } = run(seed, steps)
    if (wrongs.length > 0) {
      const { wrongs: why, said } = shrink(seed, steps)
      failures.push([`MONEY_RULES_SEED=${seed}`, ...said.map((line) => `    ${line}`), ...why].join('\n  '))
      if (failures.length >= 3) break
    }
    for (const [what, count] of world.happened) happened.set(what, (happened.get(what) ?? 0) + count)
    counts.lostNews += world.provider.counts.lostNews
    counts.unanswered += world.provider.counts.unanswered
    counts.replays += world.provider.counts.replays
    for (const { refunds } of world.provider.payments.values())
      counts.refunded += refunds.filter(({ by }) => by === 'us').length
  }
  assert.deepEqual(failures, [], `\n${failures.join('\n\n')}\n`)
  if (wanted !== undefined) return
  console.log(JSON.stringify({ ...Object.fromEntries(happened), ...counts }))
  for (const kind of STEP_KINDS) assert.ok((happened.get(kind) ?? 0) >= seeds.length / 50, `${kind} happened`)
  for (const [what, count] of Object.entries(counts)) assert.ok(count >= seeds.length / 10, `${what}: ${count}`)
})
