import type { Languages } from '../../design/words/languages.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { absoluteUrl } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { findStaff, type StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayWithArticle, workflowState } from '../../staff/permissions/permissions.module.ts'
import { writeErrands } from './errands.email.tsx'
import { type ErrandToMail, findWhoIsDue, nextErrandMail, takeErrandsOf } from './errands.sql.ts'

export type ErrandDeps = Pick<Platform, 'mailer' | 'site'> & { languages: Languages; publication: Publication }

const KEEP_DAYS = 30

/** One mail for each person with all there is, enqueued in the transaction that takes it off the list: once, whatever dies. */
export function mailErrands(deps: ErrandDeps): DueWork {
  return {
    name: 'mail-errands',
    nextDue: nextErrandMail,
    async runDue(db, now) {
      for (let mails = 0; ; mails++) {
        const staffId = await findWhoIsDue(db, now)
        if (staffId === undefined) return mails
        await mailAll(deps, db, staffId)
      }
    },
  }
}

function mailAll(deps: ErrandDeps, db: Database, staffId: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    const taken = await takeErrandsOf(tx, staffId)
    const member = await findStaff(tx, { id: staffId })
    const wanted = taken.filter((one) => member && !member.mailsOff.includes(one.kind) && sees(member, one))
    if (!member || wanted.length === 0) return
    const { name, zone } = deps.publication.facts()
    const words = deps.languages.own()
    const mail = writeErrands({
      words,
      zone,
      publication: { name, url: absoluteUrl(deps.site, '/') },
      email: member.email,
      account: absoluteUrl(deps.site, '/desk/account'),
      errands: wanted.map(({ articleId, commentId, status: _1, isOwn: _2, ...errand }) => ({
        ...errand,
        url: absoluteUrl(deps.site, pathOf(articleId, commentId)),
      })),
    })
    await deps.mailer.send(tx, { kind: 'errands', to: member.email, ...mail, keepDays: KEEP_DAYS })
  })
}

const pathOf = (articleId: number, commentId: number | null) =>
  `/desk/articles/${articleId}${commentId === null ? '' : `/comments#comment-${commentId}`}`

/** In the minutes until the mail goes somebody may have lost a role, or an article its author. */
function sees({ role }: StaffMember, { status, isOwn }: Pick<ErrandToMail, 'status' | 'isOwn'>): boolean {
  return mayWithArticle(role, 'read', { state: workflowState(status), isOwn })
}
