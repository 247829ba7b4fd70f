import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ArticleAnswers, ArticleRequestHeaders } from '../articles/articles.module.ts'
import { clientAddress } from '../platform/http.ts'

/** An article's address in its one form, with whatever newsletters and other sites hang behind it. */
const ARTICLE = /^\/([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)(\?.*)?$/

/**
 * Answers requests for articles that memory knows, before anything else looks at them. Whatever is unusual about a
 * request (another form of the path, an article not in memory, a decision that needs the database) goes on to the
 * routes, which ask the same `ArticleAnswers`. Fixed pages are safe from it: no section can have the name of one.
 */
export function createArticleDoor(
  answers: ArticleAnswers,
  answered: (status: number) => void,
  trustedProxies: Parameters<typeof clientAddress>[2],
) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const { method, url = '', headers } = incoming
    if (method !== 'GET' && method !== 'HEAD') return false
    const match = ARTICLE.exec(url)
    if (!match) return false
    const search = match[3] ?? ''
    const part = search === '?part=body' ? 'body' : 'page'
    // Any other way to write a part is for the routes to read.
    if (part === 'page' && /part|%/i.test(search)) return false
    const answer = answers.answerAtOnce({
      method,
      section: match[1] as string,
      slug: match[2] as string,
      part,
      search,
      headers: headers as ArticleRequestHeaders,
      address: () =>
        clientAddress(incoming.socket.remoteAddress, headers['x-forwarded-for'] as string | undefined, trustedProxies),
    })
    if (!answer) return false
    outgoing.writeHead(answer.status, answer.headers as string[])
    const { body } = answer
    if (body?.latin1 !== undefined) outgoing.end(body.latin1, 'latin1')
    else outgoing.end(body?.bytes)
    answered(answer.status)
    return true
  }
}
