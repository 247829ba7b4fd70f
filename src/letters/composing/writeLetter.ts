import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { checkLetter, type Letter } from '../drawing/drawing.module.ts'
import { dueOnAnyDay, findNewsletter, nextInstalment } from '../newsletters/newsletters.module.ts'
import type { LettersDeps } from './deps.ts'
import { fillOpenBlocks } from './fillOpenBlocks.ts'
import { findLetterById, findLetterForUpdate, insertLetter, replaceLetter } from './letters.sql.ts'
import { freeQuestions } from './questions.sql.ts'
import { type ReadPicture, readLetterFile } from './readLetterFile.ts'

export type WrittenFile = { newsletter: string; bytes: Uint8Array; readPicture: ReadPicture }

/**
 * Makes what somebody wrote the letter of its day, or of the next day of its newsletter; before it goes it may be written
 * again as often as one likes. Blocks that fill themselves are filled shortly before it goes. Refused where that day's
 * letter has begun to go (then it is corrected), where the day is over, and where it fails its check.
 */
export async function writeLetter(
  deps: LettersDeps,
  actor: string,
  file: WrittenFile,
  now: Temporal.Instant,
): Promise<{ letter: Letter; notes: string[] }> {
  return inTransaction(deps.db, async (tx) => {
    const inside = { ...deps, db: tx }
    const newsletter = await findNewsletter(tx, file.newsletter)
    if (!newsletter) throw notFound('newsletter-unknown', `There is no newsletter “${file.newsletter}”.`)
    const read = await readLetterFile(inside, file.bytes, file.readPicture, now)
    const { zone } = deps.publication.facts()
    const day = chosenDay(read.date) ?? nextInstalment(newsletter, now, zone).day
    const { due, composeAt } = dueOnAnyDay(newsletter, day, zone)
    if (Temporal.PlainDate.compare(day, now.toZonedDateTimeISO(newsletter.zone ?? zone).toPlainDate()) < 0)
      throw invalid('date', `date: ${day} is over.`)
    const before = await findLetterForUpdate(tx, newsletter.slug, day.toString())
    if (before && (before.state === 'sent' || before.startedAt))
      throw conflict('letter-state', `The letter of ${day} has begun to go; correct it: letter correct.`)
    const isOpen = read.blocks.some(({ type }) => type === 'open')
    const letter = {
      newsletterId: newsletter.id,
      date: day.toString(),
      origin: 'written' as const,
      state: newsletter.approval === undefined ? ('scheduled' as const) : ('waiting' as const),
      subject: read.subject,
      otherSubject: read.otherSubject,
      previewText: read.previewText,
      document: { type: 'letter' as const, blocks: read.blocks },
      language: newsletter.language,
      dueAt: isOpen ? undefined : due,
      fillAt: isOpen ? composeAt : undefined,
      note: '',
    }
    const id = before?.id ?? (await insertLetter(tx, letter, now))
    if (id === undefined) throw conflict('letter-state', `Somebody else has just written the letter of ${day}.`)
    if (before) {
      await replaceLetter(tx, id, letter, now)
      await freeQuestions(tx, id)
    }
    let stored = await findLetterById(tx, id)
    if (stored?.fillAt && Temporal.Instant.compare(composeAt, now) <= 0) {
      await fillOpenBlocks(inside, { ...stored, dueAt: due }, now)
      stored = await findLetterById(tx, id)
    }
    if (!stored) throw new Error('the letter was not stored')
    const { findings } = await checkLetter(inside, stored)
    const wrong = findings.find(({ severity }) => severity === 'error')
    if (wrong) throw invalid('letter-check', `The letter fails its check: ${wrong.text}`)
    const subject = `letter:${newsletter.slug}/${stored.date}`
    await writeAuditLog(tx, { actor, action: 'letter.write', subject, detail: { revision: stored.revision } }, now)
    return { letter: stored, notes: [...read.notes, ...findings.map(({ text }) => text)] }
  })
}

function chosenDay(date: string | undefined): Temporal.PlainDate | undefined {
  if (date === undefined) return undefined
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' })
  } catch {
    throw invalid('date', `date: there is no day ${date}.`)
  }
}
