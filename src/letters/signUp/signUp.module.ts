import type { Shell } from '../../design/frame/shell.ts'
import { keptInMemory } from '../../platform/keptInMemory.ts'
import type { AccountPanel, PersonalDataHolder, Readers } from '../../readers/accounts/accounts.module.ts'
import { chooseBoxLetter } from './boxLetter.rule.ts'
import { confirmationMail } from './confirmationMail.job.ts'
import { listConsentsOf } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { forgetRequests } from './forgetRequests.ts'
import { createKnownEndpoint } from './known.endpoint.ts'
import { listNewsletterFacts } from './listNewsletterFacts.ts'
import type { Newsletter } from './newsletter.ts'
import { createNewslettersPage, type NewslettersPageDeps } from './newsletters.page.tsx'
import { loadNewsletters } from './newsletters.sql.ts'
import type { Newsletters } from './newsletters.ts'
import { NewsletterBox } from './newsletters.view.tsx'
import { erasePersonalRows, listPersonalRows, movePersonalRows } from './personalRows.sql.ts'
import { renderNewsletterPanel } from './renderNewsletterPanel.ts'
import { NEWSLETTERS_CHANNEL } from './saveNewsletters.ts'
import { sendConfirmationMail } from './sendConfirmationMail.ts'

export type { Newsletters } from './newsletters.ts'
export { saveNewsletters } from './saveNewsletters.ts'

export type NewslettersPorts = Pick<NewslettersPageDeps, 'subscriberUntil'> & { readers: Readers }

export function createNewsletters(deps: NewslettersDeps, { readers, subscriberUntil }: NewslettersPorts) {
  const kept = keptInMemory({
    name: 'newsletters',
    load: (): Promise<readonly Newsletter[]> => loadNewsletters(deps.db),
    notices: deps.notices,
    channels: [NEWSLETTERS_CHANNEL],
    log: deps.log,
  })
  const find = (slug: string) => kept.current().find((newsletter) => newsletter.slug === slug)
  deps.jobs.handle(confirmationMail, ({ requestIds }) => sendConfirmationMail(deps, requestIds))

  const newsletters: Newsletters = {
    list: kept.current,
    find,
    version: kept.version,
    open: kept.reload,
    close: kept.close,
    boxes: {
      newsletterBox(slug, words) {
        const newsletter = chooseBoxLetter(kept.current(), slug, words.locale)
        return newsletter && NewsletterBox({ words, newsletter })
      },
    },
  }
  const accountPanel: AccountPanel = { order: 20, render: renderNewsletterPanel }
  const personalData: PersonalDataHolder = {
    name: 'newsletters',
    facts: listNewsletterFacts,
    everything: (from, { emailKey }) => listPersonalRows(from, emailKey),
    consents: async (from, { emailKey }) =>
      (await listConsentsOf(from, emailKey)).map(({ slug, event, at, evidence }) => ({
        at,
        event,
        to: find(slug)?.name ?? slug,
        shown: String(evidence.shown ?? ''),
      })),
    move: (tx, { from, to }) => movePersonalRows(tx, from, to),
    erase: (tx, { emailKey }) => erasePersonalRows(tx, emailKey),
  }
  return {
    ...newsletters,
    pages: (shell: Shell) => ({
      newsletters: createNewslettersPage({ ...deps, newsletters, readers, subscriberUntil, shell }),
    }),
    endpoints: { knownNewsletters: createKnownEndpoint(deps, readers) },
    accountPanels: [accountPanel],
    personalData: [personalData],
    dueWork: [forgetRequests],
  }
}
