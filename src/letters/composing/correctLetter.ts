import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { checkLetter, type Letter } from '../drawing/drawing.module.ts'
import { askedIn } from './askedIn.rule.ts'
import type { LettersDeps } from './deps.ts'
import { filledBlocks } from './filledBlocks.ts'
import { mayCorrect } from './letterState.rule.ts'
import { correctContent, findLetterById, findLetterForUpdate } from './letters.sql.ts'
import { markAsked } from './questions.sql.ts'
import { readLetterFile } from './readLetterFile.ts'
import type { WrittenFile } from './writeLetter.ts'

/** Whoever has not had the letter of a day gets it as it is written now, as its next revision. */
export async function correctLetter(
  deps: LettersDeps,
  actor: string,
  { date, ...file }: WrittenFile & { date: string },
  now: Temporal.Instant,
): Promise<{ letter: Letter; notes: string[] }> {
  return inTransaction(deps.db, async (tx) => {
    const inside = { ...deps, db: tx }
    const before = await findLetterForUpdate(tx, file.newsletter, date)
    if (!before) throw notFound('letter-unknown', `There is no letter of ${file.newsletter} of ${date}.`)
    if (!mayCorrect(before.state))
      throw conflict('letter-state', `The letter of ${date} is ${before.state}: nobody is left to get a correction.`)
    const read = await readLetterFile(inside, file.bytes, file.readPicture, now)
    const written = { ...before, document: { type: 'letter' as const, blocks: read.blocks } }
    const blocks = before.fillAt ? read.blocks : await filledBlocks(inside, written, now)
    const { subject, otherSubject, previewText } = read
    const content = { subject, otherSubject, previewText, document: { type: 'letter' as const, blocks } }
    await correctContent(tx, before.id, content, now)
    await markAsked(tx, before.id, askedIn(blocks))
    const letter = await findLetterById(tx, before.id)
    if (!letter) throw new Error('the letter is gone')
    const { findings } = await checkLetter(inside, letter)
    const wrong = findings.find(({ severity }) => severity === 'error')
    if (wrong) throw invalid('letter-check', `The correction fails its check: ${wrong.text}`)
    const about = `letter:${letter.newsletter}/${letter.date}`
    await writeAuditLog(
      tx,
      { actor, action: 'letter.correct', subject: about, detail: { revision: letter.revision } },
      now,
    )
    return { letter, notes: [...read.notes, ...findings.map(({ text }) => text)] }
  })
}
