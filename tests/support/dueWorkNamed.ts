import type { DueWork } from '../../src/platform/dueWork.ts'

/** One recurring work of the whole composition. */
export const dueWorkNamed = (dateline: { dueWork: readonly DueWork[] }, name: string): DueWork =>
  dueWorkIn(dateline.dueWork, name)

export function dueWorkIn(works: readonly DueWork[], name: string): DueWork {
  const work = works.find((one) => one.name === name)
  if (!work) throw new Error(`nothing recurs as ${name}`)
  return work
}
