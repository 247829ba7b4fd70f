import { Transform } from 'prosemirror-transform'
import { refuse } from '../../design/words/refusal.ts'
import { inTransaction } from '../../platform/database.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { appendSteps, lockCopy, mayDo } from '../editor/editor.module.ts'
import { applySteps, decideSuggestion, openSuggestions, readText } from '../text/text.module.ts'
import type { CommentsDeps } from './deps.ts'

/**
 * Takes a suggestion into the text, or leaves it out: a step as any other. Whoever may write decides; one's own one may
 * take back. Its name is made in a browser: who has made it is said with it. Gives back the version of the text.
 */
export function takeSuggestion(
  { db }: Pick<CommentsDeps, 'db'>,
  articleId: number,
  { id, author, accept }: { id: string; author: number; accept: boolean },
  member: StaffMember,
  now: Temporal.Instant,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const may = await mayDo(tx, articleId, member, 'write')
    if (may === 'nothing') throw refuse('notFound', 'article-unknown')
    const copy = await lockCopy(tx, articleId)
    const before = copy && readText(copy.text)
    const isOpen = before && openSuggestions(before).some((one) => one.id === id && one.author === author)
    if (!isOpen) {
      throw refuse('conflict', 'suggestion-gone')
    }
    const isOwn = author === member.id && !accept && (await mayDo(tx, articleId, member, 'suggest')) === 'yes'
    if (may === 'no' && !isOwn) {
      throw refuse('notAllowed', 'suggestion-not-yours')
    }
    const { steps } = decideSuggestion(new Transform(before), { id, author, accept })
    const applied = applySteps(
      before,
      steps.map((step) => step.toJSON()),
    )
    if (applied.kind === 'refused') throw refuse('invalid', 'steps-refused', { why: { word: `steps.${applied.why}` } })
    const { text } = applied
    return appendSteps(tx, articleId, { copy, before, text, steps, client: 'suggestion', staffId: member.id }, now)
  })
}
