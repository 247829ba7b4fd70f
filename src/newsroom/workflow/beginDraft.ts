import { randomBytes } from 'node:crypto'
import { type ArticleDraft, authorName, saveArticles } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import type { Database } from '../../platform/database.ts'
import { may, mayWithArticle } from '../../staff/permissions/permissions.module.ts'
import { openWorkingCopy, storeFact } from '../editor/editor.module.ts'
import type { Acting } from './assertMay.ts'
import { MADE_UP } from './madeUp.rule.ts'

export type Beginning = Pick<ArticleDraft, 'section' | 'language' | 'body'> &
  Partial<
    Pick<
      ArticleDraft,
      'headline' | 'kicker' | 'standfirst' | 'terms' | 'authors' | 'tags' | 'places' | 'leadPicture' | 'inMagazine'
    >
  > & {
    copyOf?: number
    /** Nobody has said yet where it stands; `section` holds its row until then, and no list shows it. */
    isUnplaced?: boolean
  }

/**
 * Stores a draft that belongs to whoever begins it, at an address that is made up until it has a headline. Gives back its
 * number. Whoever sees no drafts but their own has to write under a name, or it would be nobody's.
 */
export async function beginDraft(
  tx: Database,
  member: Acting,
  { copyOf, isUnplaced = false, ...beginning }: Beginning,
  now: Temporal.Instant,
): Promise<number> {
  if (!may(member.role, 'create'))
    throw refuse('notAllowed', 'begins-none', { role: { word: `desk.role.${member.role}` } })
  const name = member.author === undefined ? undefined : await authorName(tx, member.author)
  const seesAll = mayWithArticle(member.role, 'read', { state: 'draft', isOwn: false })
  if (name === undefined && !seesAll) {
    throw refuse('conflict', 'nameless')
  }
  const own = name === undefined ? [] : [name]
  const authors = seesAll ? (beginning.authors ?? own) : own
  const [outcome] = await saveArticles(
    tx,
    [
      {
        ...{ terms: 'metered', headline: '', tags: [], places: [], ...beginning, authors },
        slug: `${MADE_UP}${randomBytes(6).toString('hex')}`,
        firstPublished: now,
        redirectFrom: [],
        status: 'draft',
        extra: {},
      },
    ],
    now,
  )
  if (outcome?.kind !== 'created') throw new Error('a new draft was not stored')
  const { articleId } = outcome
  await openWorkingCopy(tx, articleId, now)
  if (isUnplaced) await storeFact(tx, articleId, { fact: 'section', value: '', base: 0, staffId: member.id }, now)
  const detail = copyOf === undefined ? {} : { copyOf }
  const actor = `staff:${member.id}`
  await writeAuditLog(tx, { actor, action: 'article.create', subject: `article:${articleId}`, detail }, now)
  return articleId
}
