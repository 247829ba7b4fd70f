import { readdir, readFile } from 'node:fs/promises'
import { hasLetterOn, nextInstalment } from '../../letters/newsletters/newsletters.module.ts'
import type { Dateline } from '../compose/compose.ts'

/** So that an archive has something in it: the last letters of these, before the first start. */
const PAST: Readonly<Record<string, number>> = { 'the-week': 1, borderlines: 1, 'daily-mark': 2 }
const A_WEEK = 7

/** What the sample's quizzes ask: a file for each newsletter (`<newsletter>.yaml`). */
export async function seedQuestions({ composing, newsletters, log }: Dateline, folder: URL): Promise<void> {
  for (const name of (await readdir(folder)).sort()) {
    const newsletter = name.replace(/\.yaml$/, '')
    if (!newsletters.find(newsletter)) continue
    const file = { name, bytes: await readFile(new URL(name, folder)) }
    const { refused } = await composing.addQuestions('sample', { newsletter, file })
    for (const { line, says } of refused) log.error({ file: name, line, says }, 'a sample question was refused')
  }
}

/**
 * The sample's letters: those that were written for the days to come (`<newsletter>-<which>.md`), and a few that it would
 * have sent, put together as any other.
 */
export async function seedLetters(
  { composing, newsletters, clock, publication }: Dateline,
  folder: URL,
): Promise<void> {
  const { zone } = publication.facts()
  const today = clock.now().toZonedDateTimeISO(zone).toPlainDate()
  for (const [slug, count] of Object.entries(PAST)) {
    const newsletter = newsletters.find(slug)
    if (!newsletter) continue
    const days = Array.from({ length: A_WEEK * count }, (_, back) => today.subtract({ days: back + 1 }))
    const past = days.filter((day) => hasLetterOn(newsletter, day)).slice(0, count)
    for (const day of past.reverse()) await composing.recall(slug, day)
  }
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  const after = new Map<string, Temporal.Instant>()
  for (const file of files) {
    const slug = file.replace(/-\d+\.md$/, '')
    const newsletter = newsletters.find(slug)
    if (!newsletter) continue
    const next = nextInstalment(newsletter, after.get(slug) ?? clock.now(), zone)
    after.set(slug, next.due)
    const text = await readFile(new URL(file, folder), 'utf8')
    const bytes = Buffer.from(text.replace(/^---\n/, `---\ndate: ${next.day}\n`))
    await composing.write('sample', { newsletter: slug, bytes, readPicture: async () => undefined })
  }
}
