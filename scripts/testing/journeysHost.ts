// One site and one browser for all journeys, in a process of their own: whatever ends the runner ends them too.
import { chromium } from 'playwright-core'
import { startSite } from '../../tests/support/runningSite.ts'
import { browserFlags } from './findBrowser.ts'

const site = await startSite({ env: { TRUSTED_PROXIES: '127.0.0.1' } })
const browser = await chromium.launchServer({ executablePath: process.env.CHROMIUM_PATH ?? '', args: browserFlags })
process.once('disconnect', async () => {
  await browser.close()
  await site.discard()
  process.exit()
})
process.send?.({ DATELINE_JOURNEYS_SITE: site.key, DATELINE_JOURNEYS_BROWSER: browser.wsEndpoint() })
