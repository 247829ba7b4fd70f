import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Dateline } from '../compose/compose.ts'

const IssuesFile = z.array(
  z.object({
    days_ago: z.int().min(1),
    pieces: z.array(z.string()).min(1),
    world: z.array(z.string()).default([]),
    letter: z.string(),
    cover: z.object({ picture: z.string(), alt: z.string(), credit: z.string(), lines: z.array(z.string()).max(3) }),
  }),
)

const HOUR = '05:00'
/** What brings each issue to its subscribers: see newsletters.yaml. */
const LETTER = 'the-issue'
const MASTHEAD = [
  { role: 'Editing', names: ['The desk'] },
  { role: 'Drawings and maps', names: ['The drawing desk'] },
  { role: 'Almanac', names: ['The almanac desk'] },
]

/**
 * The sample's issues, on days that count back from the first start. They are out when it ends; their files are made by a
 * job right after, since that takes longer than a newcomer should wait.
 */
export async function seedMagazine(
  { db, planning, issues, issuePictures, publication, clock, log }: Dateline,
  sample: URL,
): Promise<void> {
  const folder = new URL('magazine/', sample)
  const listed = IssuesFile.parse(parse(await readFile(new URL('issues.yaml', folder), 'utf8')))
  const today = clock.now().toZonedDateTimeISO(publication.facts().zone).toPlainDate()
  const dayOf = (daysAgo: number) => today.subtract({ days: daysAgo })
  const newest = listed.at(-1)
  if (!newest) return
  await planning.set('sample', {
    weekday: dayOf(newest.days_ago).dayOfWeek,
    hour: HOUR,
    newsletter: LETTER,
    masthead: MASTHEAD,
  })
  for (const issue of listed) {
    const date = await planning.propose('sample', { date: dayOf(issue.days_ago).toString(), again: false })
    const change = { actor: 'sample', date }
    await planning.arrange(change, issue)
    const { picture, ...cover } = issue.cover
    await planning.setCover(change, { ...cover, picture: await readFile(new URL(`pictures/${picture}`, sample)) })
    await planning.setLetter(change, await readFile(new URL(issue.letter, folder)))
    const outcome = await issues.recall(await planning.choose(date))
    if (outcome.kind !== 'released') log.error({ date, outcome: outcome.kind }, 'a sample issue was not released')
    else await issuePictures.makeSoon(db, outcome.issue)
  }
  await issues.reload()
}
