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
    /** Somebody with this role, signed in by the link that whoever runs the server has made. */
    async invited(email: string, role: string, wishes: VisitorRequest = {}): Promise<Visitor> {
      if (!site) throw new Error('the site has not started')
      const { stdout } = await site.cli('staff', 'invite', email, '--role', role)
      const visitor = await newVisitor(origin, wishes)
      await visitor.page.goto(stdout.trim())
      await visitor.page.getByRole('button', { name: 'Log in', exact: true }).click()
      await visitor.page.waitForURL(`${origin}/desk`)
      return visitor
    },
  }
}
