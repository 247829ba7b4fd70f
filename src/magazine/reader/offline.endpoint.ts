import type { Context } from 'hono'
import { readCookie } from '../../platform/http.ts'
import { findIssue, leaseEnd, mayHave } from '../access/access.module.ts'
import { KEPT_PATH, pathOfIssue, pathOfPart } from './address.rule.ts'
import type { ReaderDeps } from './readerDeps.ts'

const NEVER_KEPT = { 'Cache-Control': 'private, no-store' }

/**
 * What a browser that keeps issues asks. `contact`: whose it is now, and until when it may read; nobody's, where it must
 * forget all. `pages`: the addresses of an issue, in the language in which it is read.
 */
export function createOfflineEndpoints(
  deps: Pick<
    ReaderDeps,
    'site' | 'clock' | 'readers' | 'browserOf' | 'languages' | 'publication' | 'issues' | 'access'
  >,
) {
  async function standing(c: Context) {
    const session = await deps.readers.currentSession(deps.browserOf(c))
    if (!session) return undefined
    const holder = await deps.access.holderOf(readCookie(c, deps.site, 'session'))
    if (mayHave({ kind: 'offline' }, holder).kind === 'gate') return undefined
    const at = deps.clock.now()
    const until = leaseEnd(at)
    // How long, and not until when: browsers' clocks are set as somebody likes.
    return { key: deps.access.copyKeyOf(session.readerId), until, seconds: until.since(at).total('seconds') }
  }

  async function contact(c: Context): Promise<Response> {
    const now = await standing(c)
    if (!now) return c.json({ key: null }, 200, NEVER_KEPT)
    const { zone } = deps.publication.facts()
    const words = deps.languages.speak(c.req.query('language'))
    return c.json({ key: now.key, seconds: now.seconds, untilSaid: words.date(now.until, zone) }, 200, NEVER_KEPT)
  }

  async function pages(c: Context): Promise<Response> {
    const now = await standing(c)
    if (!now) return c.json({ key: null }, 403, NEVER_KEPT)
    const issue = await findIssue(deps.issues, c.req.param('date') ?? '')
    const words = deps.languages.speak(c.req.query('language'))
    const paths = [pathOfIssue(issue.date), ...issue.contents.map(({ slug }) => pathOfPart(issue.date, slug))]
    const kept = {
      key: now.key,
      seconds: now.seconds,
      untilSaid: words.date(now.until, deps.publication.facts().zone),
      date: issue.date,
      version: `${issue.revision} ${words.locale}`,
      title: words.day(Temporal.PlainDate.from(issue.date)),
      extent: words.t('kept.pieces', { count: issue.contents.length + 1 }),
      pages: paths.map((path) => words.path(path)),
      shell: words.path(KEPT_PATH),
    }
    return c.json(kept, 200, NEVER_KEPT)
  }

  return { contact, pages }
}
