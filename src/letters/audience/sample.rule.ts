import type { Arm } from '../mailing/mailing.module.ts'

export type SubjectTest = { share: number; minimum: number }

/**
 * How many of the readers get one of two subjects before the others get the better one: the share, and at least the
 * minimum, for fewer clicks say nothing. Where that is nearly all, it is all: half and half, and no winner.
 */
export function sampleOf(readers: number, { share, minimum }: SubjectTest): number {
  const sample = Math.max(Math.ceil((readers * share) / 100), minimum)
  return sample * 2 > readers * 1.5 ? readers : sample
}

/**
 * Which arm a reader is in, by a fraction that chance gave them; undefined: they wait for the winner. Of many readers so
 * many are tried on as `sampleOf` says, half with each subject.
 */
export function armOf(chance: number, sample: number, readers: number): Arm | undefined {
  const tried = readers === 0 ? 1 : sample / readers
  if (chance >= tried) return undefined
  return chance < tried / 2 ? 'a' : 'b'
}
