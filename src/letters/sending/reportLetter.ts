import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import type { Aftermath } from './aftermath.ts'
import type { SendingPorts } from './deps.ts'
import { listBackoffs } from './ledger.sql.ts'
import { findSentLetter, type LetterRow } from './letters.sql.ts'
import { countLines } from './report.sql.ts'

export type LetterReport = {
  letter: LetterRow
  /** How many readers it was to reach: always the sum of the four. */
  frozen: number
  sent: number
  failed: number
  suppressed: number
  /** Waiting or under way. */
  pending: number
  /** Of each large receiver: how many of its mailboxes got it, and how many wait. */
  receivers: Record<string, { sent: number; failed: number; pending: number }>
  /** With two subjects: how many got each, and how many people clicked. */
  arms: { a: { sent: number; clicked: number }; b: { sent: number; clicked: number } } | undefined
  /** Who asked for patience, until when, with what words. */
  waitsFor: Array<{ receiver: string; until: string; reply: string }>
} & Aftermath

/** What has become of a letter. Throws `notFound` where that day had none. */
export async function reportLetter(
  db: Database,
  { newsletter, date }: { newsletter: string; date: string | undefined },
  { countClicks, aftermathOf }: Pick<SendingPorts, 'countClicks' | 'aftermathOf'>,
  now: Temporal.Instant,
): Promise<LetterReport> {
  const letter = await findSentLetter(db, newsletter, date)
  if (!letter) throw notFound('letter-unknown', `${newsletter} has no such letter.`)
  const lines = await countLines(db, letter.id)
  const sum = (...states: string[]) =>
    lines.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + count, 0)
  const receivers: LetterReport['receivers'] = {}
  for (const { receiver, state, count } of lines) {
    if (state === 'suppressed') continue
    receivers[receiver] ??= { sent: 0, failed: 0, pending: 0 }
    receivers[receiver][state === 'sent' || state === 'failed' ? state : 'pending'] += count
  }
  const clicked = letter.otherSubject === null ? undefined : await countClicks(db, letter.id)
  const sentOf = (arm: 'a' | 'b') =>
    lines.filter((line) => line.arm === arm && line.state === 'sent').reduce((total, { count }) => total + count, 0)
  return {
    letter,
    frozen: letter.frozen ?? 0,
    sent: sum('sent'),
    failed: sum('failed'),
    suppressed: sum('suppressed'),
    pending: sum('pending', 'claimed'),
    receivers,
    arms: clicked && {
      a: { sent: sentOf('a'), clicked: clicked.a },
      b: { sent: sentOf('b'), clicked: clicked.b },
    },
    waitsFor: (await listBackoffs(db))
      .filter(({ until }) => Temporal.Instant.compare(until, now) > 0)
      .map(({ receiver, until, reply }) => ({ receiver, until: until.toString(), reply })),
    ...(await aftermathOf(db, letter.id)),
  }
}
