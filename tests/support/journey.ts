import { after, afterEach, before } from 'node:test'
import { closeBrowser, takePictures } from './browser.ts'
import { type RunningSite, startSite } from './runningSite.ts'

/** One running site for a file of browser stories; what went wrong is kept as pictures. */
export function siteOfJourney(): () => RunningSite {
  let site: RunningSite | undefined
  before(async () => {
    site = await startSite()
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
