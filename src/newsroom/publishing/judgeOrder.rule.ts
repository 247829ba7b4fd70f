import type { ArticleAction } from '../../staff/permissions/permissions.module.ts'
import type { StoredState } from '../articles/articles.module.ts'

/** Codes of refusals, by which each is said. */
type Missing = 'kind-missing' | 'kind-wrong' | 'correction-missing'

type Kind = 'new' | 'small' | 'updated' | 'correction'

export type Judged =
  /** What the table of permissions is asked for it. */
  { kind: 'asked'; asks: ArticleAction } | { kind: 'refused'; code: Missing; field: string }

/** Whether an order says what it has to, and by which action of the table it is judged. */
export function judgeOrder(order: { state: StoredState; kind: Kind; isNow: boolean; note: string }): Judged {
  const { state, kind, isNow, note } = order
  const isOut = state === 'published'
  if (isOut === (kind === 'new')) {
    return isOut ? refused('kind-missing', 'kind') : refused('kind-wrong', 'kind')
  }
  if (kind === 'correction') {
    if (note.trim() === '') return refused('correction-missing', 'note')
    return { kind: 'asked', asks: 'correct' }
  }
  if (isNow || isOut) return { kind: 'asked', asks: 'publish' }
  // Another hour, or a newer revision, for what is scheduled: whoever may take it off may put it on again.
  return { kind: 'asked', asks: state === 'scheduled' ? 'unschedule' : 'schedule' }
}

function refused(code: Missing, field: string): Judged {
  return { kind: 'refused', code, field }
}
