import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { type WrongExample, wrongExample } from './examples.rule.ts'
import { findRule, insertRule, type StyleDraft, updateRule } from './style.sql.ts'

export type StyleSaved =
  | { kind: 'saved'; id: number }
  /** It does not do what its examples say. */
  | { kind: 'wrong'; example: WrongExample }

/** Stores a rule, a new one without `id`, once it has been tried on its examples. It holds from the next look on. */
export function saveStyleRule(
  db: Database,
  actor: string,
  id: number | undefined,
  draft: StyleDraft,
  now: Temporal.Instant,
): Promise<StyleSaved> {
  return inTransaction(db, async (tx) => {
    const example = wrongExample(draft, draft.speaksIn, draft.silentIn)
    if (example) return { kind: 'wrong', example }
    if (id !== undefined && !(await findRule(tx, id))) throw refuse('notFound', 'style-unknown')
    if (id !== undefined) await updateRule(tx, id, draft, now)
    const stored = id ?? (await insertRule(tx, draft, now))
    const { phrase, suggestion } = draft
    const action = id === undefined ? 'style.added' : 'style.changed'
    await writeAuditLog(tx, { actor, action, subject: `style:${stored}`, detail: { phrase, suggestion } }, now)
    return { kind: 'saved', id: stored }
  })
}
