import { type EntryDraft, saveEntries } from '../../src/almanac/entries/entries.module.ts'
import { announce } from '../../src/platform/notices.ts'
import type { TestSite } from './site.ts'

/** A checked entry of `1895-12-28`, as an editor would have written it. */
export function leaf(date: string, headline: string, more: Partial<EntryDraft> = {}): EntryDraft {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return {
    key: `${date} ${headline}`,
    year,
    month,
    day,
    headline,
    body: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: `What there is to say of it: ${headline}.` }] }],
    },
    language: 'en',
    sources: [{ name: 'The city archive', url: 'https://archive.example/1' }],
    articles: [],
    review: 'checked',
    ...more,
  }
}

/** Stored, and heard of by this process. */
export async function keepLeaves(site: TestSite, drafts: readonly EntryDraft[]): Promise<void> {
  const { db, clock } = site.dateline
  await saveEntries(db, drafts, clock.now())
  await leavesHeard(site)
}

/** What was announced before has arrived by then. */
export async function leavesHeard({ dateline: { db, notices, almanac } }: TestSite): Promise<void> {
  const heard = Promise.withResolvers<void>()
  const name = `leaves-heard-${performance.now()}`
  notices.on(name, () => heard.resolve())
  await announce(db, name, '')
  await heard.promise
  await almanac.reload()
}
