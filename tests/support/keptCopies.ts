import type { Page } from 'playwright-core'

/** Pictures are made when they are first asked for, which takes its time on a machine that does other things. */
export const isKept = (page: Page): Promise<void> =>
  page.locator('[data-keep] [role="status"]', { hasText: 'Kept on this device' }).waitFor({ timeout: 90_000 })

/** The names of this browser's caches of the magazine: one for each reader. */
export const keptNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('magazine-')))

/** Every page and every fact that any cache of this browser holds, by its address. */
export const storedTexts = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const texts: Record<string, string> = {}
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const answer = await cache.match(request)
        if (/html|json/.test(answer?.headers.get('content-type') ?? ''))
          texts[`${name} ${new URL(request.url).pathname}`] = (await answer?.text()) ?? ''
      }
    }
    return texts
  })

/** Not by `waitForFunction`: it takes the promise of an answer for the answer, and has waited for nothing. */
export async function untilForgotten(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isForgotten = async () => (await caches.keys()).every((name) => !name.startsWith('magazine-'))
    const until = performance.now() + 30_000
    while (!(await isForgotten())) {
      if (performance.now() > until) throw new Error(`still kept: ${await caches.keys()}`)
      await new Promise((next) => setTimeout(next, 50))
    }
  })
}
