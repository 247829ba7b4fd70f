import type { Context } from 'hono'
import type { Shell } from '../../design/frame/shell.ts'
import { type ErrorStatus, ErrorView, errorTitle } from '../../design/parts/error.view.tsx'
import { Fault, type FaultKind, isDatabaseAway, isFileAway, isOutOfTime } from '../../platform/errors.ts'
import { errorJson, wantsJson } from '../../platform/http.ts'
import type { Log } from '../../platform/log.ts'
import { pathForLog } from './paths.rule.ts'

const statuses: Record<FaultKind, 403 | 404 | 409 | 422> = {
  invalid: 422,
  notAllowed: 403,
  notFound: 404,
  conflict: 409,
}

/** How long a client should wait when the database is away, or nothing can be written. */
const RETRY_SECONDS = '10'

/** The one place where errors become answers: a page for people, `{ error: { code, message } }` for machines. */
export function createErrorPages(deps: { shell: Shell; log: Log; pageHeaders: Readonly<Record<string, string>> }) {
  const { shell, log } = deps

  async function answer(
    c: Context,
    status: ErrorStatus,
    error: { code: string; message: string | undefined },
    headers: Record<string, string> = {},
  ): Promise<Response> {
    if (wantsJson(c)) {
      const { code, message = code } = error
      return errorJson({ status, code, message }, { ...deps.pageHeaders, ...headers })
    }
    return shell.page(c, {
      status,
      title: errorTitle(shell.words, status),
      caching: 'no-store',
      noindex: true,
      headers,
      body: <ErrorView words={shell.words} status={status} />,
    })
  }

  return {
    notFound: (c: Context) => answer(c, 404, { code: 'not-found', message: undefined }),
    methodNotAllowed: (c: Context, allow: string) =>
      answer(c, 405, { code: 'method-not-allowed', message: undefined }, { Allow: allow }),
    async failed(error: Error, c: Context): Promise<Response> {
      if (error instanceof Fault) return answer(c, statuses[error.kind], { code: error.code, message: error.message })
      if (isDatabaseAway(error) || isFileAway(error)) {
        const what = isFileAway(error) ? 'a file cannot be written or read' : 'the database is away or cannot write'
        log.warn({ path: pathForLog(c.req.path), err: error.message }, what)
        return answer(c, 503, { code: 'unavailable', message: undefined }, { 'Retry-After': RETRY_SECONDS })
      }
      if (isOutOfTime(error)) {
        log.error({ path: pathForLog(c.req.path), err: error.message }, 'the database took too long')
        return answer(c, 503, { code: 'unavailable', message: undefined }, { 'Retry-After': RETRY_SECONDS })
      }
      log.error({ path: pathForLog(c.req.path), err: error.message, stack: error.stack }, 'a request failed')
      return answer(c, 500, { code: 'internal', message: undefined })
    },
  }
}
