import { join } from 'node:path'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { freezeLetter, MAIL_RECEIVERS, receiverOf } from '../audience/audience.module.ts'
import type { LetterSettings, SendingDeps, SendingPorts } from './deps.ts'
import { openOutbox } from './openOutbox.ts'
import { openPool, PATIENCE, type PoolPatience } from './openPool.ts'
import { outboxFile } from './outboxFile.ts'
import { recurSending } from './recurSending.ts'
import { relayFields } from './relayFields.rule.ts'
import { eraseRecipient, listMailsOf, listPersonalRows, moveRecipient } from './report.sql.ts'
import { LANES, sendingJob, startingJob } from './sending.job.ts'
import { sendLetters } from './sendLetters.ts'

export type { Aftermath } from './aftermath.ts'
export { type LetterSettings, PLAIN_SETTINGS, type SendingPorts } from './deps.ts'
export { type LetterReport, reportLetter } from './reportLetter.ts'
export { type Missing, sendToMissing } from './sendToMissing.ts'
export { type WhereMails, whereMails } from './whereMails.ts'

export type SendingSettings = LetterSettings & { smtpUrl: string | undefined; patience?: PoolPatience }

/** The letters' way out: what is due is settled, claimed, sent and recorded, by as many processes as there are. */
export function createSending(
  platform: Platform,
  { smtpUrl, patience, ...settings }: SendingSettings,
  ports: SendingPorts,
) {
  const carrier = smtpUrl
    ? openPool(smtpUrl, patience ?? { ...PATIENCE, connections: settings.connections })
    : openOutbox(join(platform.dataFolder, 'outbox'))
  const deps: SendingDeps = {
    ...platform,
    ...ports,
    settings,
    relay: relayFields(smtpUrl),
    carrier,
    unsubscribeSigner: platform.signerFor('unsubscribe'),
  }
  const unknown = Object.keys(settings.limits.perSecond).find((receiver) => !MAIL_RECEIVERS.includes(receiver))
  if (unknown) throw new Error(`LETTERS_PER_SECOND names “${unknown}”; there are ${MAIL_RECEIVERS.join(', ')}`)
  const audience = { ...deps, goesOut: (tx: Database) => platform.jobs.enqueueAll(tx, sendingJob, LANES) }
  platform.jobs.handle(startingJob, ({ letterId }) => freezeLetter(audience, letterId))
  platform.jobs.handle(sendingJob, async (_, { signal }) => {
    await sendLetters(deps, signal)
  })
  const personalData: PersonalDataHolder = {
    name: 'letters',
    facts: async (db, { emailKey }) =>
      (await listMailsOf(db, emailKey, 10)).map(({ newsletter, date, state, sentAt }) => ({
        ...{ newsletter, date, state },
        sentAt: sentAt?.toString() ?? null,
      })),
    everything: (db, { emailKey }) => listPersonalRows(db, emailKey),
    move: (tx, { from, to }) => moveRecipient(tx, from.emailKey, { ...to, ...receiverOf(to.email) }),
    async erase(tx, { emailKey }) {
      const gone = await eraseRecipient(tx, emailKey)
      await platform.mailer.discard(
        tx,
        gone.map(({ token, letterDueAt }) => outboxFile(letterDueAt, token)),
      )
    },
  }
  return {
    ...ports,
    /** Settles a letter's readers, as its job does. */
    freeze: (letterId: number) => freezeLetter(audience, letterId),
    /** Sends what is due until nothing is, or until told to stop. */
    send: (signal: AbortSignal) => sendLetters(deps, signal),
    dueWork: recurSending(deps),
    personalData: [personalData],
    close: () => carrier.close(),
  }
}
