import type { Context } from 'hono'
import { readCookie } from '../../platform/http.ts'
import { findIssue, sendIssueFile } from '../access/access.module.ts'
import type { IssueFileKind, ReleasedIssue } from '../book/book.module.ts'
import { pathOfIssue } from './address.rule.ts'
import type { ReaderDeps } from './readerDeps.ts'

const NEVER_KEPT = { 'Cache-Control': 'no-store' }
const NOT_MADE = 'This file has not been made.\n'

/** GET /magazine/:date.epub and .pdf, for whom they are open; the sample for everybody. */
export function createIssueFileEndpoint(deps: Pick<ReaderDeps, 'site' | 'issues' | 'access'>) {
  async function whole(c: Context): Promise<Response> {
    const [, date = '', type] = /^(.+)\.(epub|pdf)$/.exec(c.req.param('file') ?? '') ?? []
    const issue = await findIssue(deps.issues, date)
    const kind = type === 'epub' ? 'epub' : c.req.query('paper') === 'letter' ? 'pdf-letter' : 'pdf-a4'
    const decision = await deps.access.may({ kind: 'file' }, readCookie(c, deps.site, 'session'))
    if (decision.kind === 'gate') return refuse(c, date)
    return send(c, issue, kind, 'private, no-cache')
  }

  async function sample(c: Context): Promise<Response> {
    const issue = await findIssue(deps.issues, c.req.param('date') ?? '')
    return send(c, issue, 'sample-epub', 'public, no-cache')
  }

  function send(c: Context, { files }: ReleasedIssue, kind: IssueFileKind, caching: string) {
    const file = files.find((one) => one.kind === kind)
    return file ? sendIssueFile(c, file, deps.issues.readFile, caching) : c.text(NOT_MADE, 404, NEVER_KEPT)
  }

  return { whole, sample }
}

/** A browser is led to where it says why; a machine is told. */
function refuse(c: Context, date: string): Response {
  const isBrowser = (c.req.header('accept') ?? '').includes('text/html')
  c.header('Cache-Control', 'private, no-store')
  if (isBrowser) return c.redirect(`${pathOfIssue(date)}#gate`, 303)
  return c.text('This file is for subscribers. Sign in, or take the sample.\n', 403)
}
