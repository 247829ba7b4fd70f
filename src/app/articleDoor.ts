import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ArticleAnswers, ArticleRequestHeaders } from '../articles/articles.module.ts'

/** An article's address in its one form, with nothing behind it but `?part=body`. */
const ARTICLE = /^\/([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)(\?part=body)?$/

/**
 * Answers requests for articles that memory knows, before anything else looks at them. Whatever is unusual about a
 * request (another form of the path, an article not in memory, a decision that needs the database) goes on to the
 * routes, which ask the same `ArticleAnswers`. Fixed pages are safe from it: no section can have the name of one.
 */
export function createArticleDoor(answers: ArticleAnswers, answered: (status: number) => void) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const { method, url = '', headers } = incoming
    if (method !== 'GET' && method !== 'HEAD') return false
    const match = ARTICLE.exec(url)
    if (!match) return false
    const answer = answers.answerAtOnce({
      method,
      section: match[1] as string,
      slug: match[2] as string,
      part: match[3] ? 'body' : 'page',
      search: match[3] ?? '',
      headers: headers as ArticleRequestHeaders,
    })
    if (!answer) return false
    outgoing.writeHead(answer.status, answer.headers as string[])
    outgoing.end(answer.body ?? undefined)
    answered(answer.status)
    return true
  }
}
