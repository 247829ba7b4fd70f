import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type HeldPass,
  LETTER_COOKIE_SECONDS,
  letterThatBrought,
  readHeldPasses,
  rowOf,
  sentAtOf,
  withCame,
  withHeldPass,
  writeHeldPasses,
} from './letterCookie.rule.ts'

const id = fc.nat(2 ** 40)
const held: fc.Arbitrary<HeldPass> = fc.record(
  {
    letterId: id,
    recipientId: id,
    sentSecond: fc.nat(2 ** 33),
    forSubscribers: fc.boolean(),
    mark: fc.oneof(fc.constantFrom('shown' as const, 'kept' as const), id),
    cameSecond: fc.nat(2 ** 33),
  },
  { noNullPrototype: true, requiredKeys: ['letterId', 'recipientId', 'sentSecond', 'forSubscribers', 'mark'] },
)
const pass = (recipientId: number, mark: HeldPass['mark'] = 'shown'): HeldPass => ({
  letterId: 5,
  recipientId,
  sentSecond: 1_790_000_000,
  forSubscribers: false,
  mark,
})

const monday = Temporal.Instant.from('2026-11-23T07:00:00Z')
const heldFrom = (...came: [letterId: number, days: number | undefined][]) =>
  came.reduce<HeldPass[]>(
    (all, [letterId, days]) =>
      withCame(all, { ...pass(letterId), letterId }, days === undefined ? undefined : monday.add({ hours: 24 * days })),
    [],
  )

for (const [what, held, days, brought] of [
  ['a week later, but for a minute', heldFrom([1, 0]), 7 - 1 / 1440, 1],
  ['a week later', heldFrom([1, 0]), 7, undefined],
  ['by the later of two letters', heldFrom([1, 0], [2, 1]), 2, 2],
  ['by the older of two letters, opened again', heldFrom([1, 0], [2, 1], [1, 2]), 3, 1],
  ['by a later letter that may not be remembered', heldFrom([1, 0], [2, undefined]), 1, undefined],
  ['by no letter', [], 0, undefined],
] as const) {
  test(`who subscribes ${what} was brought by ${brought === undefined ? 'none' : `letter ${brought}`}`, () => {
    const kept = readHeldPasses(writeHeldPasses(held))
    assert.equal(letterThatBrought(kept, monday.add({ seconds: Math.round(days * 86_400) })), brought)
  })
}

test('a browser holds what it was given', () => {
  fc.assert(
    fc.property(fc.array(held, { maxLength: 40 }), (all) => {
      assert.deepEqual(readHeldPasses(writeHeldPasses(all)), all)
    }),
  )
})

test('of a long week the oldest links are asked for anew, and the cookie stays small', () => {
  const all = Array.from({ length: 63 }, (_, at) => pass(at + 1_000_000, 1_000_000))
  const written = writeHeldPasses(all)
  assert.ok(written.length < 1_500, `${written.length}`)
  assert.deepEqual(
    readHeldPasses(written).map(({ recipientId }) => recipientId),
    all.slice(-40).map(({ recipientId }) => recipientId),
  )
})

test('a letter is held once, as it is now', () => {
  assert.deepEqual(withHeldPass([pass(1), pass(2)], pass(1, 'kept')), [pass(2), pass(1, 'kept')])
})

for (const entry of [
  '',
  '1-1-1-p',
  '1-1-1-x-k',
  '1-1-1-p-x',
  '1-1-1-p-7',
  '1-1-1-p-k-1-1',
  '-1-1-p-k',
  '1-1-123456789-p-k',
]) {
  test(`“${entry}” in a cookie opens nothing, and takes nothing with it`, () => {
    assert.deepEqual(readHeldPasses(`${entry}_${writeHeldPasses([pass(7)])}`), [pass(7)])
  })
}

test('when the letter was sent, and by which row it is counted', () => {
  assert.equal(sentAtOf(pass(1)).epochMilliseconds, 1_790_000_000_000)
  assert.deepEqual([rowOf(pass(1)), rowOf(pass(1, 'kept')), rowOf(pass(1, 0))], [undefined, undefined, 0])
  assert.equal(LETTER_COOKIE_SECONDS, 91 * 86_400)
})
