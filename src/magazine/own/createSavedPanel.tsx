import type { AccountPanel } from '../../readers/accounts/accounts.module.ts'
import { countSaved } from './saved.sql.ts'
import { SavedPanel } from './saved.view.tsx'

/** The account page's part for saved articles, which also says how one saves the first. */
export const createSavedPanel = (): AccountPanel => ({
  order: 32,
  render: async (db, { readerId, words }) => <SavedPanel words={words} count={await countSaved(db, readerId)} />,
})
