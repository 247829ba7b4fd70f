import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ArticleAnswers, ArticleRequestHeaders } from '../../articles/page/page.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Words } from '../../design/words/words.ts'
import { clientAddress, cookieName, type Site } from '../../platform/http.ts'

/**
 * What may be an article's address, with whatever newsletters and other sites hang behind it. Memory knows an article by
 * its one form and no other, so no form is judged here: letters are told from the rest, which is quick.
 */
const ARTICLE = /^(?:\/([a-z]{2}))?\/([a-z0-9%A-F-]+)\/([a-z0-9%A-F-]+)(\?.*)?$/

export type ArticleFastPathDeps = {
  site: Site
  languages: Languages
  answersOf(words: Words): ArticleAnswers
  answered(status: number): void
  trustedProxies: Parameters<typeof clientAddress>[2]
}

/**
 * Answers requests for articles that memory knows, before anything else looks at them. Whatever is unusual about a
 * request (another form of the path, an article not in memory, a decision that needs the database) goes on to the
 * routes, which ask the same `ArticleAnswers`. Fixed pages are safe from it: no section can have the name of one.
 */
export function createArticleFastPath({ site, languages, answersOf, answered, trustedProxies }: ArticleFastPathDeps) {
  const languageCookie = `${cookieName(site, 'language')}=`
  const byLocale = new Map(languages.all().map((words) => [words.locale, answersOf(words)]))

  function answersFor(language: string | undefined, cookies: string | undefined): ArticleAnswers | undefined {
    const own = languages.own().locale
    if (language !== undefined) return language === own ? undefined : byLocale.get(language)
    // Whoever has chosen another language is led to it by the routes.
    return cookies?.includes(languageCookie) ? undefined : byLocale.get(own)
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const { method, url = '', headers } = incoming
    if (method !== 'GET' && method !== 'HEAD') return false
    const match = ARTICLE.exec(url)
    if (!match) return false
    const search = match[4] ?? ''
    const part = search === '?part=body' ? 'body' : 'page'
    const section = nameIn(match[2] as string)
    const slug = nameIn(match[3] as string)
    if (section === undefined || slug === undefined) return false
    // Any other way to write a part, and the pass of a letter, is for the routes to read.
    if (part === 'page' && /part|[?&]letter=|%/i.test(search)) return false
    const answer = answersFor(match[1], headers.cookie)?.answerAtOnce({
      method,
      section,
      slug,
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

/** What a part of an address says, if that is the one way to say it. */
function nameIn(part: string): string | undefined {
  if (!part.includes('%')) return part
  try {
    const name = decodeURIComponent(part)
    return encodeURIComponent(name.toLowerCase().normalize('NFC')) === part ? name : undefined
  } catch {
    return undefined
  }
}
