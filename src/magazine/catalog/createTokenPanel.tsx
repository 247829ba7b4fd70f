import type { AccountPanel } from '../../readers/accounts/accounts.module.ts'
import type { CatalogDeps } from './catalogDeps.ts'
import { TokenPanel, UnprovenTokenPanel } from './token.view.tsx'
import { tokenSince } from './tokens.sql.ts'

/** The account page's part for reading machines: for subscribers, and for whoever has a token to take back. */
export function createTokenPanel({ subscriberUntil, publication }: CatalogDeps): AccountPanel {
  return {
    order: 31,
    async render(db, { readerId, email, addressConfirmed, words, now }) {
      const since = await tokenSince(db, readerId)
      if (!since && !(await subscriberUntil(readerId, now))) return undefined
      if (!since && !addressConfirmed) return <UnprovenTokenPanel words={words} email={email} />
      return <TokenPanel words={words} zone={publication.facts().zone} since={since} />
    },
  }
}
