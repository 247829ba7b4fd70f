import { randomUUID } from 'node:crypto'
import { refuse, sayFault } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inOwnTransaction } from '../../platform/database.ts'
import { Fault } from '../../platform/errors.ts'
import { listFacts, mayDo, saveFact, takeSteps } from '../editor/editor.module.ts'
import { sendOut } from '../publishing/publishing.module.ts'
import { readText } from '../text/text.module.ts'
import {
  type Acting,
  changesBetween,
  countChanges,
  findSchedule,
  findWorkflow,
  holdWorkingCopy,
  type LockedArticle,
  lockArticle,
  publicContent,
  workingContent,
} from '../workflow/workflow.module.ts'
import type { ReplacingDeps } from './deps.ts'
import { pictureSteps } from './pictureSteps.ts'
import type { Coming, Outcome, Replacement } from './replacement.ts'

type Order = Pick<Replacement, 'pictureId' | 'keepsWords' | 'reason'> & { by: Coming }

/**
 * Puts another picture in the place of one in an article at the desk, and lets that out as a small fix where the article
 * is out and nothing else of it would go along. Refuses with a sentence, and then nothing of the article has changed.
 */
export async function replaceInArticle(
  deps: Pick<ReplacingDeps, 'findings' | 'letStand' | 'languages'>,
  tx: Database,
  member: Acting,
  articleId: number,
  order: Order,
  now: Temporal.Instant,
): Promise<Outcome> {
  const words = deps.languages.own()
  const article = await lockArticle(tx, articleId)
  if (!article) throw refuse('notFound', 'article-unknown')
  if ((await mayDo(tx, articleId, member, 'write')) !== 'yes') throw refuse('notAllowed', 'article-closed')
  // Or what somebody types between the count of what is ahead and the new picture would go out with it.
  const copy = await holdWorkingCopy(tx, articleId, now)
  const isOut = article.status === 'published'
  const isAhead = isOut && (await countAhead(tx, article, now)) > 0
  const known = isOut ? await deps.findings(tx, articleId, now) : []
  const isChanged = await replaceAtDesk(tx, articleId, copy, member, order, now)
  if (!isChanged) return { article: articleId, kind: 'refused', because: words.t('replacing.notThere') }

  const outcome = await goOut()
  const detail = { from: order.pictureId, by: order.by.id, reason: order.reason, outcome: outcome.kind }
  await writeAuditLog(
    tx,
    { actor: `staff:${member.id}`, action: 'picture.replace', subject: `article:${articleId}`, detail },
    now,
  )
  return outcome

  async function goOut(): Promise<Outcome> {
    const waits = (because: string): Outcome => ({ article: articleId, kind: 'waits', because })
    if (await findSchedule(tx, articleId)) return waits(words.t('replacing.atItsHour'))
    if (!isOut) return { article: articleId, kind: 'desk' }
    if (isAhead) return waits(words.t('replacing.ahead'))
    // What was let out so before goes out so again; what the new picture brings with it is for a person to see.
    const reasons = Object.fromEntries(
      known.filter(({ strength }) => strength === 'should').map(({ id }) => [id, order.reason]),
    )
    try {
      await inOwnTransaction(tx, (db) => sendOut({ ...deps, db }, member, articleId, { kind: 'small', reasons }, now))
      return { article: articleId, kind: 'out' }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return waits(sayFault(words, error))
    }
  }
}

async function countAhead(tx: Database, article: LockedArticle, now: Temporal.Instant): Promise<number> {
  const out = await publicContent(tx, article, await findWorkflow(tx, article.id))
  return countChanges(changesBetween(out, await workingContent(tx, article.id, now)))
}

/** Whether there was something to replace. */
async function replaceAtDesk(
  tx: Database,
  articleId: number,
  copy: { version: number; text: unknown },
  { id: staffId }: Acting,
  { pictureId, by, keepsWords }: Order,
  now: Temporal.Instant,
): Promise<boolean> {
  const steps = pictureSteps(readText(copy.text), pictureId, by, keepsWords)
  if (steps.length > 0) {
    const json = steps.map((step) => step.toJSON() as { stepType: string })
    const batch = { base: copy.version, client: 'replace', batch: randomUUID(), steps: json }
    const answer = await takeSteps(tx, articleId, batch, staffId, now)
    if (answer.kind === 'refused') throw refuse('conflict', 'steps-refused', { why: { word: `steps.${answer.why}` } })
    if (answer.kind !== 'accepted') throw refuse('conflict', 'somebody-quicker')
  }
  const { leadPicture } = await listFacts(tx, articleId)
  const lead = leadPicture.value as (Partial<Coming> & { pictureId: string }) | null
  if (lead?.pictureId !== pictureId) return steps.length > 0
  const said = keepsWords ? lead : by
  const value = {
    ...{ pictureId: by.id, alt: said.alt ?? '' },
    ...(said.caption && { caption: said.caption }),
    ...(by.credit && { credit: by.credit }),
  }
  await saveFact(tx, articleId, { fact: 'leadPicture', value, base: leadPicture.version }, staffId, now)
  return true
}
