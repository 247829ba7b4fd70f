import assert from 'node:assert/strict'
import type { TestSite } from './site.ts'
import { subscribeSomebody } from './subscribeSomebody.ts'

/** With somebody who gets letters: when the next one goes, on which day of its edition, and the work that makes it. */
export async function dueLetter({ dateline: { db, clock, composing } }: TestSite) {
  await subscribeSomebody(db, clock.now())
  const work = async () => {
    for (const one of composing.dueWork) await one.runDue(db, clock.now())
  }
  await work()
  const due = await composing.dueWork[0]?.nextDue(db)
  assert.ok(due)
  return { due, date: due.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString(), work }
}
