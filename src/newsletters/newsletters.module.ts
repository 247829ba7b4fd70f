import type { BoxRenderer } from '../articles/articles.module.ts'
import { keptInMemory } from '../platform/keptInMemory.ts'
import type { AccountPanel, PersonalDataHolder } from '../readers/readers.module.ts'
import { confirmationMail } from './confirmationMail.job.ts'
import { selectConsentsOf } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { eraseHeldRows, listHeldRows, moveHeldRows } from './heldRows.sql.ts'
import { listNewsletterFacts } from './listNewsletterFacts.ts'
import type { Newsletter } from './newsletter.ts'
import { selectNewsletters } from './newsletters.sql.ts'
import { NewsletterBox } from './newsletters.view.tsx'
import { renderNewsletterPanel } from './renderNewsletterPanel.ts'
import { NEWSLETTERS_CHANNEL } from './saveNewsletters.ts'
import { sendConfirmationMail } from './sendConfirmationMail.ts'

export type { NewslettersDeps } from './deps.ts'
export type { Newsletter } from './newsletter.ts'
export { saveNewsletters } from './saveNewsletters.ts'

export type Newsletters = {
  /** All that can be signed up for, in the publication's order. From memory, kept up to date by notices. */
  list(): readonly Newsletter[]
  find(slug: string): Newsletter | undefined
  /** Changes with the list: part of the key of whatever is kept that shows newsletters. */
  version(): string
  /** Reads the list; once before serving. */
  open(): Promise<void>
  close(): void
  /** What an article's newsletter box looks like; undefined for a newsletter that there is not. */
  boxes: BoxRenderer
  /** For `readers`: the account page's part, and the facts of `dateline reader show`. */
  accountPanel: AccountPanel
  personalData: PersonalDataHolder
}

export function createNewsletters(deps: NewslettersDeps): Newsletters {
  const kept = keptInMemory({
    name: 'newsletters',
    load: (): Promise<readonly Newsletter[]> => selectNewsletters(deps.db),
    notices: deps.notices,
    channels: [NEWSLETTERS_CHANNEL],
    log: deps.log,
  })
  const find = (slug: string) => kept.current().find((newsletter) => newsletter.slug === slug)
  deps.jobs.handle(confirmationMail, ({ requestId }) => sendConfirmationMail(deps, requestId))

  return {
    list: kept.current,
    find,
    version: kept.version,
    open: kept.reload,
    close: kept.close,
    boxes: {
      newsletterBox(slug, words) {
        const newsletter = find(slug)
        return newsletter && NewsletterBox({ words, newsletter })
      },
    },
    accountPanel: { order: 20, render: renderNewsletterPanel },
    personalData: {
      name: 'newsletters',
      facts: listNewsletterFacts,
      everything: (from, { emailKey }) => listHeldRows(from, emailKey),
      consents: async (from, { emailKey }) =>
        (await selectConsentsOf(from, emailKey)).map(({ slug, event, at, evidence }) => ({
          at,
          event,
          to: find(slug)?.name ?? slug,
          shown: String(evidence.shown ?? ''),
        })),
      move: (tx, { from, to }) => moveHeldRows(tx, from, to),
      erase: (tx, { emailKey }) => eraseHeldRows(tx, emailKey),
    },
  }
}
