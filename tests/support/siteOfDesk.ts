import { after, afterEach, before } from 'node:test'
import { closeBrowser, newVisitor, takePictures, type Visitor, type VisitorRequest } from './browser.ts'
import { freePorts } from './freePorts.ts'
import { type RunningSite, startSite } from './runningSite.ts'

/** A site of one file under a name (passkeys are made for one), with the sample's desk, and whoever is invited to it. */
export function siteOfDesk() {
  let site: RunningSite | undefined
  let origin = ''
  before(async () => {
    const [port, simulatorPort] = await freePorts()
    origin = `http://localhost:${port}`
    site = await startSite({
      env: { PORT: String(port), SIMULATOR_PORT: String(simulatorPort), DATELINE_URL: origin, DATELINE_SAMPLE: 'on' },
    })
  })
  afterEach(async (story) => {
    if ('passed' in story && !story.passed) await takePictures(story.name)
  })
  after(async () => {
    await closeBrowser()
    await site?.discard()
  })
  return {
    site(): RunningSite {
      if (!site) throw new Error('the site has not started')
      return site
    },
    origin: () => origin,
    /** The link that whoever runs the server makes for somebody with this role. */
    linkFor,
    enterBy,
    /** Somebody with this role, signed in by such a link. */
    async invited(email: string, role: string, wishes: VisitorRequest = {}): Promise<Visitor> {
      const link = await linkFor(email, role)
      const visitor = await newVisitor(origin, wishes)
      await enterBy(visitor, link)
      return visitor
    },
  }

  async function linkFor(email: string, role: string): Promise<string> {
    if (!site) throw new Error('the site has not started')
    const { stdout } = await site.cli('staff', 'invite', email, '--role', role)
    return stdout.trim()
  }

  async function enterBy({ page }: Visitor, link: string): Promise<void> {
    await page.goto(link)
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await page.waitForURL(`${origin}/desk`)
  }
}
