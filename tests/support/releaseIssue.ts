import type { TestSite } from './site.ts'

/** Releases an issue of what has been published just now; answers its date. */
export async function releaseIssue({ dateline }: TestSite): Promise<string> {
  const { planning, issues } = dateline
  await planning.set('test', { weekday: 5, hour: '05:00' })
  const date = await planning.propose('test', { again: false })
  const outcome = await issues.release('test', await planning.choose(date), new AbortController().signal)
  if (outcome.kind !== 'released') throw new Error(`the issue is ${JSON.stringify(outcome)}`)
  await issues.reload()
  return date
}
