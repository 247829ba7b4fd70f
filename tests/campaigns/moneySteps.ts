/** A seed gives the same throws in every run (mulberry32). */
export function diceOf(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** How often a step of this kind is thrown, of all of them. */
const WEIGHTS = {
  subscribe: 16,
  'buy once more': 5,
  'pay an open page': 4,
  'go back to the site': 2,
  cancel: 9,
  resume: 8,
  move: 4,
  'leave a used address': 4,
  'move to a used address': 7,
  erase: 4,
  'change the card': 7,
  'pay what is owed': 5,
  'change the plan': 3,
  'refund all': 4,
  'refund a part': 3,
  dispute: 2,
  'close a dispute': 3,
  'cut off': 2,
  'cancel there': 2,
  'keep there': 2,
  pause: 2,
  unpause: 4,
  'forget the customer there': 1,
  mood: 8,
  news: 10,
  'let news go': 6,
  settle: 8,
  hours: 6,
  days: 10,
  'to the end of a period': 10,
  'to a day of grace': 8,
  month: 4,
  year: 2,
} as const
export type StepKind = keyof typeof WEIGHTS
export type Step = { kind: StepKind; dice: readonly [number, number, number] }
export const STEP_KINDS = Object.keys(WEIGHTS) as StepKind[]

export function stepsOf(seed: number, count: number): Step[] {
  const dice = diceOf(seed)
  const all = STEP_KINDS.flatMap((kind) => Array<StepKind>(WEIGHTS[kind]).fill(kind))
  return Array.from({ length: count }, () => ({
    kind: all[dice(all.length)] as StepKind,
    dice: [dice(1 << 20), dice(1 << 20), dice(1 << 20)],
  }))
}
