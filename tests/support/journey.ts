import { after, afterEach, before } from 'node:test'
import { closeBrowser, takePictures } from './browser.ts'
import { type RunningSite, runInDatabase, startSite, type VisitedSite, visitSite } from './runningSite.ts'

/**
 * The running site that all browser stories visit, each with readers of its own, which the runner has started; else one
 * for this file. What goes wrong is kept as pictures.
 */
export function siteOfJourneys(): () => VisitedSite {
  const key = process.env.DATELINE_JOURNEYS_SITE
  return siteOf(async () => (key ? { ...visitSite(key), discard: async () => {} } : startSite()))
}

/**
 * A running site for one file, whose stories move the clock, change the policy, or look for what is left of somebody.
 * Where they pass weeks, and no magazine of them is asked for, none is bound: an issue costs as much as a story.
 */
export function siteOfJourney({ bindsIssues = true } = {}): () => RunningSite {
  return siteOf(async () => {
    const site = await startSite()
    // What has come out stays.
    if (!bindsIssues) await runInDatabase(site, 'delete from magazine_settings')
    return site
  })
}

function siteOf<Site extends { discard(): Promise<void> }>(open: () => Promise<Site>): () => Site {
  let site: Site | undefined
  before(async () => {
    site = await open()
  })
  afterEach(async (test) => {
    if ('passed' in test && !test.passed) await takePictures(test.name)
  })
  after(async () => {
    await closeBrowser()
    await site?.discard()
  })
  return () => {
    if (!site) throw new Error('the site has not started')
    return site
  }
}
