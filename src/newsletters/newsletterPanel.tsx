import type { AccountPanel, PersonalDataHolder } from '../readers/readers.module.ts'
import { selectConsentsOf, selectSubscriptionsOf } from './consents.sql.ts'
import { AccountNewsletters } from './newsletters.view.tsx'

export function createNewsletterPanel(): AccountPanel {
  return {
    order: 20,
    async render(db, { emailKey, words }) {
      const subscriptions = await selectSubscriptionsOf(db, emailKey)
      const going = subscriptions.filter(({ status }) => status !== 'ended')
      return <AccountNewsletters words={words} subscriptions={going} />
    },
  }
}

export const newsletterFacts: PersonalDataHolder = {
  name: 'newsletters',
  async facts(db, { emailKey }) {
    const consents = await selectConsentsOf(db, emailKey)
    const subscriptions = await selectSubscriptionsOf(db, emailKey)
    return subscriptions.map((subscription) => ({
      newsletter: subscription.slug,
      status: subscription.status,
      requestedAt: subscription.requested_at.toString(),
      confirmedAt: subscription.confirmed_at?.toString() ?? null,
      evidence: consents
        .filter(({ slug }) => slug === subscription.slug)
        .map(({ event, at, evidence }) => ({ event, at: at.toString(), ...evidence })),
    }))
  },
}
