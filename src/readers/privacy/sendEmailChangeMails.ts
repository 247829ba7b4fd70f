import { inTransaction } from '../../platform/database.ts'
import { absoluteUrl } from '../../platform/http.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { findReaderById, findReaderByKey } from '../accounts/accounts.module.ts'
import { writeChangeAskedMail, writeChangeTakenMail } from './emailChange.email.tsx'
import { findUnmailedChange, storeChangeTokens } from './emailChanges.sql.ts'
import { EMAIL_CHANGE_HOURS } from './requestEmailChange.ts'

/** Asks both mailboxes; one that belongs to another account is told so, and cannot say yes. */
export async function sendEmailChangeMails(deps: ReadersDeps, changeId: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const change = await findUnmailedChange(tx, changeId)
    const reader = change && (await findReaderById(tx, change.readerId))
    if (!change || !reader) return
    const taken = (await findReaderByKey(tx, change.emailKey)) !== undefined
    const tokens = { old: makeToken(), new: makeToken() }
    await storeChangeTokens(tx, change.id, {
      old: tokenHash(tokens.old),
      new: taken ? undefined : tokenHash(tokens.new),
    })
    const words = deps.languages.speak(change.language)
    const publication = { name: await deps.publicationName(), url: absoluteUrl(deps.site, words.path('/')) }
    const about = { words, publication, from: reader.email, to: change.email, hours: EMAIL_CHANGE_HOURS }
    const link = (token: string) => absoluteUrl(deps.site, words.path(`/account/email/${token}`))
    const toOld = writeChangeAskedMail({ ...about, url: link(tokens.old), email: reader.email })
    await deps.mailer.send(tx, { kind: 'email-change', to: reader.email, readerId: reader.id, ...toOld })
    const toNew = taken
      ? writeChangeTakenMail({ ...about, url: absoluteUrl(deps.site, words.path('/sign-in')) })
      : writeChangeAskedMail({ ...about, url: link(tokens.new), email: change.email })
    await deps.mailer.send(tx, { kind: 'email-change', to: change.email, readerId: reader.id, ...toNew })
  })
}
