import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { namesOfStaff } from '../../staff/accounts/accounts.module.ts'
import { announceState, findRevision, keepRevision, type WholeRevision } from '../editor/editor.module.ts'
import {
  type Acting,
  assertMay,
  changesBetween,
  contentOfRevision,
  countChanges,
  deleteSchedule,
  findWorkflow,
  holdWorkingCopy,
  type LockedArticle,
  lockArticle,
  publicContent,
  type Schedule,
  storeReturned,
} from '../workflow/workflow.module.ts'
import type { Findings, LetStand } from './findings.ts'
import { judgeOrder } from './judgeOrder.rule.ts'
import { letOut } from './letOut.ts'
import { upsertSchedule } from './publishing.sql.ts'
import { type Sight, whatHappened } from './seen.rule.ts'
import { sightOf } from './sightOf.ts'
import { type Choice, instantOf, readWallTime } from './wallTime.rule.ts'

export type SendingOutDeps = { db: Database; findings: Findings; letStand: LetStand }

export type Order = {
  kind: Schedule['kind']
  /** Of a correction: what readers are told. */
  note?: string
  /** The hour at which it goes out; undefined: now. */
  hour?: { wall: string; zone: string; choice?: Choice | undefined } | undefined
  /** What whoever ordered it had seen; a command has seen nothing. */
  seen?: Sight | undefined
  /** Why it goes out although something should be mended, by finding. */
  reasons?: Readonly<Record<string, string>>
}

export type SentOut = { revision: number; at: Temporal.Instant; isOut: boolean }

/**
 * Publishes an article as it stands at the desk, or fixes it for an hour: a revision, which later edits do not change.
 * Refuses with a sentence, and then nothing has changed.
 */
export function sendOut(
  deps: SendingOutDeps,
  member: Acting,
  articleId: number,
  order: Order,
  now: Temporal.Instant,
): Promise<SentOut> {
  return inTransaction(deps.db, async (tx) => {
    const article = await lockArticle(tx, articleId)
    if (!article) throw refuse('notFound', 'article-unknown')
    await assertMay(tx, articleId, member, 'read')
    // What was seen and judged is what goes out: whoever writes meanwhile waits until it is out.
    await holdWorkingCopy(tx, articleId, now)
    await assertUnchanged(tx, article, order.seen, now)
    const workflow = await findWorkflow(tx, articleId)
    const at = order.hour ? readHour(order.hour, now) : now
    const judged = judgeOrder({ state: article.status, kind: order.kind, isNow: !order.hour, note: order.note ?? '' })
    if (judged.kind === 'refused') throw refuse('invalid', judged.code, undefined, { [judged.field]: judged.code })
    await assertMay(tx, articleId, member, judged.asks)
    assertNoEmbargo(
      workflow?.embargoAt && workflow.embargoZone ? { at: workflow.embargoAt, zone: workflow.embargoZone } : undefined,
      at,
    )
    const reasons = await assertMended(tx, deps.findings, articleId, { at, reasons: order.reasons ?? {} })

    const revision = await keepRevision(tx, articleId, order.hour ? 'Scheduled' : 'Published', member.id, now)
    const content = contentOfRevision((await findRevision(tx, articleId, revision)) as WholeRevision)
    if (order.kind === 'small' || order.kind === 'updated') {
      const changes = changesBetween(await publicContent(tx, article, workflow), content)
      if (countChanges(changes) === 0) {
        throw refuse('conflict', 'nothing-changed')
      }
    }
    // Why a change did not go out at its hour is said until one does.
    if (workflow?.returnedNote) await storeReturned(tx, articleId, undefined, now)
    if (reasons.length > 0) await deps.letStand(tx, articleId, { reasons, staffId: member.id, revision }, at, now)
    const note = order.kind === 'correction' ? (order.note ?? '').trim() : null
    const going = { revision, kind: order.kind, note, staffId: member.id, at }
    if (order.hour) {
      const { wall, zone } = order.hour
      await upsertSchedule(tx, articleId, { ...going, wall, zone }, now)
    } else {
      await deleteSchedule(tx, articleId)
    }
    // What is new and scheduled is stored for readers now, and opened at its hour as every scheduled article is.
    if (!order.hour || order.kind === 'new') await letOut(tx, article, { ...going, content }, now)
    const action = order.hour ? 'article.schedule' : 'article.publish'
    const detail = {
      ...{ revision, kind: order.kind, from: article.status },
      ...(note !== null && { note }),
      ...(order.hour && { at: at.toString(), zone: order.hour.zone }),
      ...(reasons.length > 0 && { overridden: reasons }),
    }
    await writeAuditLog(tx, { actor: `staff:${member.id}`, action, subject: `article:${articleId}`, detail }, now)
    await announceState(tx, articleId)
    return { revision, at, isOut: !order.hour }
  })
}

async function assertUnchanged(tx: Database, article: LockedArticle, seen: Sight | undefined, now: Temporal.Instant) {
  if (!seen) return
  const happened = whatHappened(seen, await sightOf(tx, article, now))
  if (happened === 'published') {
    const { publicBy, publicRevision } = (await findWorkflow(tx, article.id)) ?? {}
    const who = publicBy ? (await namesOfStaff(tx, [publicBy])).get(`staff:${publicBy}`) : undefined
    throw refuse('conflict', 'published-meanwhile', {
      who: who ?? { word: 'refused.somebody' },
      revision: publicRevision ?? 0,
    })
  }
  if (happened === 'written') {
    throw refuse('conflict', 'written-meanwhile')
  }
}

function readHour({ wall, zone, choice }: NonNullable<Order['hour']>, now: Temporal.Instant): Temporal.Instant {
  const time = readWallTime(wall, zone)
  if (time.kind === 'unreadable') throw refuse('invalid', 'hour-unreadable', undefined, { hour: 'unreadable' })
  const at = instantOf(time, choice)
  if (!at) {
    throw refuse(
      'invalid',
      'hour-ambiguous',
      { what: time.kind, hour: wall.replace('T', ' '), zone },
      {
        hour: time.kind,
      },
    )
  }
  if (Temporal.Instant.compare(at, now) <= 0) {
    throw refuse('invalid', 'hour-past', undefined, { hour: 'past' })
  }
  return at
}

function assertNoEmbargo(embargo: { at: Temporal.Instant; zone: string } | undefined, at: Temporal.Instant) {
  if (!embargo || Temporal.Instant.compare(at, embargo.at) >= 0) return
  throw refuse('conflict', 'embargo', { hour: embargo, zone: embargo.zone })
}

/** Gives back what was overridden, and why. */
async function assertMended(
  tx: Database,
  findings: Findings,
  articleId: number,
  { at, reasons }: { at: Temporal.Instant; reasons: Readonly<Record<string, string>> },
) {
  const found = await findings(tx, articleId, at)
  const must = found.find(({ strength }) => strength === 'must')
  if (must) throw refuse('invalid', 'must-mend', { finding: must.words }, { [must.id]: must.words })
  const should = found.map(({ id, words }) => ({ finding: id, words, reason: (reasons[id] ?? '').trim() }))
  const silent = should.find(({ reason }) => reason === '')
  if (silent)
    throw refuse(
      'invalid',
      'should-mend',
      { finding: silent.words },
      {
        [silent.finding]: silent.words,
      },
    )
  return should.map(({ finding, reason }) => ({ finding, reason }))
}
