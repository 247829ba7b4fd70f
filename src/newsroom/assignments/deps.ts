import type { Languages } from '../../design/words/languages.ts'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'

/** What the use cases about who does what with an article work with. */
export type AssignmentDeps = Platform & {
  publication: Publication
  /** In which what is refused of many is written down. */
  languages: Pick<Languages, 'own'>
  changeState?: ChangeState | undefined
  changeTerms?: ChangeTerms | undefined
}

/** Whoever acts, as far as the one rule asks. */
export type Acting = Pick<StaffMember, 'id' | 'role' | 'author'>

/** Leads an article a step on, by the workflow's own use case. */
export type ChangeState = (
  tx: Platform['db'],
  member: Acting,
  articleId: number,
  action: 'send-to-review' | 'approve',
  now: Temporal.Instant,
) => Promise<void>

/** Says who may read an article, at once where it is out. */
export type ChangeTerms = (
  tx: Platform['db'],
  member: Acting,
  articleId: number,
  change: { terms: ArticleTerms },
  now: Temporal.Instant,
) => Promise<void>
