import type { TestSite } from './site.ts'

/** Published, and heard of by this process. */
export async function publishAndHear(site: TestSite, draft: Parameters<TestSite['publish']>[0]): Promise<void> {
  const heard = Promise.withResolvers<void>()
  site.dateline.notices.on('articles', (payload) => {
    if (payload.includes(draft.slug)) heard.resolve()
  })
  await site.publish(draft)
  await heard.promise
}
