import type { DueWork } from '../../src/platform/dueWork.ts'

/** One recurring work of the whole composition. */
export function dueWorkNamed(dateline: { dueWork: readonly DueWork[] }, name: string): DueWork {
  const work = dateline.dueWork.find((one) => one.name === name)
  if (!work) throw new Error(`nothing recurs as ${name}`)
  return work
}
