import type { Shell } from '../../design/frame/shell.ts'
import type { AccountPanel, PersonalDataHolder, Readers } from '../../readers/accounts/accounts.module.ts'
import type { NewsletterList } from '../newsletters/newsletters.module.ts'
import { chooseBoxLetter } from './boxLetter.rule.ts'
import { confirmationMail } from './confirmationMail.job.ts'
import { listConsentsOf } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { forgetRequests } from './forgetRequests.ts'
import { createKnownEndpoint } from './known.endpoint.ts'
import { listNewsletterFacts } from './listNewsletterFacts.ts'
import { createNewslettersPage, type NewslettersPageDeps } from './newsletters.page.tsx'
import type { Newsletters } from './newsletters.ts'
import { NewsletterBox } from './newsletters.view.tsx'
import { erasePersonalRows, listPersonalRows, movePersonalRows } from './personalRows.sql.ts'
import { renderNewsletterPanel } from './renderNewsletterPanel.ts'
import { sendConfirmationMail } from './sendConfirmationMail.ts'

export { beginBySubscription } from './beginBySubscription.ts'
export { changeByLetter, type LetterChange } from './changeByLetter.ts'
export type { NewslettersDeps } from './deps.ts'
export type { ConsentSource } from './describeConsent.ts'
export type { Newsletters } from './newsletters.ts'

export type NewslettersPorts = Pick<NewslettersPageDeps, 'subscriberUntil' | 'archive' | 'mailboxWorks'> & {
  readers: Readers
  list: NewsletterList
}

export function createNewsletters(
  deps: NewslettersDeps,
  { readers, subscriberUntil, archive, list, mailboxWorks }: NewslettersPorts,
) {
  deps.jobs.handle(confirmationMail, ({ requestIds }) => sendConfirmationMail(deps, requestIds))

  const newsletters: Newsletters = {
    ...list,
    boxes: {
      newsletterBox(slug, words) {
        const newsletter = chooseBoxLetter(list.list(), slug, words.locale)
        return newsletter && NewsletterBox({ words, newsletter })
      },
    },
  }
  const accountPanel: AccountPanel = { order: 20, render: (db, about) => renderNewsletterPanel(db, list, about) }
  const personalData: PersonalDataHolder = {
    name: 'newsletters',
    facts: listNewsletterFacts,
    everything: (from, { emailKey }) => listPersonalRows(from, emailKey),
    consents: async (from, { emailKey }) =>
      (await listConsentsOf(from, emailKey)).map(({ slug, event, at, evidence }) => ({
        at,
        event,
        to: list.find(slug)?.name ?? slug,
        shown: String(evidence.shown ?? ''),
      })),
    move: (tx, { from, to }) => movePersonalRows(tx, from, to),
    erase: (tx, { emailKey }) => erasePersonalRows(tx, emailKey),
  }
  return {
    ...newsletters,
    pages: (shell: Shell) => ({
      newsletters: createNewslettersPage({
        ...deps,
        newsletters,
        readers,
        subscriberUntil,
        archive,
        mailboxWorks,
        shell,
      }),
    }),
    endpoints: { knownNewsletters: createKnownEndpoint(deps, readers) },
    accountPanels: [accountPanel],
    personalData: [personalData],
    dueWork: [forgetRequests],
  }
}
