import { createHash } from 'node:crypto'
import type { Shell } from '../../design/frame/shell.ts'
import type { AccountPanel, PersonalDataHolder, Readers } from '../../readers/accounts/accounts.module.ts'
import { confirmationMail } from './confirmationMail.job.ts'
import { selectConsentsOf } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { eraseHeldRows, listHeldRows, moveHeldRows } from './heldRows.sql.ts'
import { listNewsletterFacts } from './listNewsletterFacts.ts'
import type { Newsletter } from './newsletter.ts'
import { createNewslettersPage } from './newsletters.page.tsx'
import { selectNewsletters } from './newsletters.sql.ts'
import type { Newsletters } from './newsletters.ts'
import { NewsletterBox } from './newsletters.view.tsx'
import { renderNewsletterPanel } from './renderNewsletterPanel.ts'
import { NEWSLETTERS_CHANNEL } from './saveNewsletters.ts'
import { sendConfirmationMail } from './sendConfirmationMail.ts'

export type { Newsletters } from './newsletters.ts'
export { saveNewsletters } from './saveNewsletters.ts'

export function createNewsletters(deps: NewslettersDeps, { readers }: { readers: Readers }) {
  let known: readonly Newsletter[] = []
  let version = ''
  const find = (slug: string) => known.find((newsletter) => newsletter.slug === slug)
  const reload = async () => {
    known = await selectNewsletters(deps.db)
    version = createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 12)
  }
  // A failed reload keeps the list as it was; the next notice or reconnection tries again.
  const reloadSoon = () => void reload().catch(() => {})
  deps.notices?.on(NEWSLETTERS_CHANNEL, reloadSoon)
  deps.notices?.onReconnect(reloadSoon)
  deps.jobs.handle(confirmationMail, ({ requestId }) => sendConfirmationMail(deps, requestId))

  const newsletters: Newsletters = {
    list: () => known,
    find,
    version: () => version,
    open: reload,
    boxes: {
      newsletterBox(slug, words) {
        const newsletter = find(slug)
        return newsletter && NewsletterBox({ words, newsletter })
      },
    },
  }
  const accountPanel: AccountPanel = { order: 20, render: renderNewsletterPanel }
  const personalData: PersonalDataHolder = {
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
  }
  return {
    ...newsletters,
    pages: (shell: Shell) => ({ newsletters: createNewslettersPage({ ...deps, newsletters, readers, shell }) }),
    accountPanels: [accountPanel],
    personalData: [personalData],
  }
}
