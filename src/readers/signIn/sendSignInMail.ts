import { inTransaction } from '../../platform/database.ts'
import { absoluteUrl } from '../../platform/http.ts'
import { makeCode, makeToken, tokenHash } from '../../platform/signing.ts'
import type { ReadersDeps } from '../accounts/accounts.module.ts'
import { findReaderByKey } from '../accounts/accounts.module.ts'
import { writeSignInMail } from './signIn.email.tsx'
import { findUnmailedRequest, updateSecrets } from './signIn.sql.ts'
import { decideLink, hashCode, SIGN_IN_MINUTES } from './signInRequest.rule.ts'

/** That it went out, for whoever says that it did not come. */
const KEEP_MAIL_DAYS = 7

/** Makes the secrets and the mail that carries them, once per request. A request that has expired gets none. */
export async function sendSignInMail(deps: ReadersDeps, requestId: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const request = await findUnmailedRequest(tx, requestId)
    const state = request && { expiresAt: request.expires_at, usedAt: request.used_at }
    if (!request || decideLink(state, deps.clock.now()) !== 'usable') return
    // Equal keys mean one mailbox; should a provider disagree, the mail goes to the one whose account it opens.
    const reader = await findReaderByKey(tx, request.email_key)
    const to = reader?.email ?? request.email
    const words = deps.languages.speak(request.language)
    const token = makeToken()
    const code = makeCode()
    await updateSecrets(tx, request.id, tokenHash(token), hashCode(deps.signer, request.id, code))
    const mail = writeSignInMail({
      words,
      publication: { name: await deps.publicationName(), url: absoluteUrl(deps.site, words.path('/')) },
      email: to,
      url: absoluteUrl(deps.site, words.path(`/sign-in/${token}`)),
      code,
      minutes: SIGN_IN_MINUTES,
    })
    const whose = reader ? { readerId: reader.id } : {}
    await deps.mailer.send(tx, { kind: 'sign-in', to, ...mail, ...whose, keepDays: KEEP_MAIL_DAYS })
  })
}
