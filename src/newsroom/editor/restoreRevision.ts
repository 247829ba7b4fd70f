import { isDeepStrictEqual } from 'node:util'
import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { readText, stepBetween } from '../text/text.module.ts'
import { appendSteps } from './appendSteps.ts'
import { lockCopy, markKept } from './editor.sql.ts'
import { storeFact } from './facts.sql.ts'
import { type ArticleFacts, FACTS, type FactName } from './facts.ts'
import { factValues } from './factValues.rule.ts'
import { keepStanding } from './keepStanding.ts'
import { listFacts } from './listFacts.ts'
import { mayDo } from './mayDo.ts'
import { findRevision, insertRevision } from './revisions.sql.ts'
import { FACT_SAVED } from './saveFact.ts'

/**
 * Brings an article back to what it was: a step as any other, so that whoever types meanwhile loses nothing, and a new
 * revision, whose number is given back. What stood there until now is kept before, if it is in no revision yet. Terms
 * that are not this person's to set stay as they are.
 */
export function restoreRevision(
  db: Database,
  articleId: number,
  number: number,
  member: Pick<StaffMember, 'id' | 'role' | 'author'>,
  now: Temporal.Instant,
): Promise<number> {
  const staffId = member.id
  return inTransaction(db, async (tx) => {
    const copy = await lockCopy(tx, articleId)
    const wanted = await findRevision(tx, articleId, number)
    if (!copy || !wanted) throw refuse('notFound', 'revision-unknown')
    const facts = await listFacts(tx, articleId)
    const mayTerms = (await mayDo(tx, articleId, member, 'terms')) === 'yes'
    const restored = { ...wanted.facts, ...(!mayTerms && { terms: facts.terms.value }) }
    const standing = { text: copy.text, facts: factValues(facts) }
    const newest = await findRevision(tx, articleId, 'newest')
    if (!isDeepStrictEqual(standing, { text: newest?.text, facts: newest?.facts })) {
      await keepStanding(tx, articleId, { copy, label: null, staffId }, now)
    }
    const [before, text] = [readText(copy.text), readText(wanted.text)]
    const step = stepBetween(before, text)
    // Whatever stood there is in a revision by now.
    const kept = { ...copy, unkeptSince: null, keepAt: null }
    if (step)
      await appendSteps(tx, articleId, { copy: kept, before, text, steps: [step], client: 'restore', staffId }, now)
    const version = copy.version + (step ? 1 : 0)
    await restoreFacts(tx, articleId, { facts, wanted: restored, staffId }, now)
    await markKept(tx, articleId)
    const { label } = wanted
    return insertRevision(
      tx,
      articleId,
      { text: wanted.text, version, facts: restored, label, restoredFrom: number, staffId },
      now,
    )
  })
}

async function restoreFacts(
  tx: Database,
  articleId: number,
  { facts, wanted, staffId }: { facts: ArticleFacts; wanted: Record<string, unknown>; staffId: number },
  now: Temporal.Instant,
) {
  for (const fact of Object.keys(FACTS) as FactName[]) {
    const { value, version } = facts[fact]
    if (wanted[fact] === undefined || isDeepStrictEqual(value, wanted[fact])) continue
    await storeFact(tx, articleId, { fact, value: wanted[fact], base: version, staffId }, now)
    await announce(tx, FACT_SAVED, `${articleId} ${fact}`)
  }
}
