import type { Context } from 'hono'
import { splitPrefix } from '../../design/words/prefix.ts'
import { localPath, readFields, writeCookie } from '../../platform/http.ts'
import { chooseLanguage } from './chooseLanguage.ts'
import type { ReadersDeps } from './deps.ts'
import type { Readers } from './readers.ts'

/** As long as browsers keep a cookie. */
const CHOICE_SECONDS = 400 * 24 * 3600

/** POST /language: from the foot of any page, back to it in the language that was chosen, which is kept. */
export function createLanguagePage(deps: ReadersDeps & { readers: Readers }) {
  const { languages, readers, site } = deps

  /** The page on which the choice was made, without a language. */
  function pageBefore(c: Context): string {
    const referrer = URL.parse(c.req.header('referer') ?? '')
    const path = referrer?.origin === site.origin ? localPath(referrer.pathname) : undefined
    return path === undefined ? '/' : splitPrefix(path).path + (referrer?.search ?? '')
  }

  return {
    async choose(c: Context): Promise<Response> {
      const { language } = await readFields(c)
      const words = languages.speak(language)
      const session = await readers.currentSession(c)
      if (session) await chooseLanguage(deps.db, session.readerId, words.locale)
      writeCookie(c, site, 'language', words.locale, CHOICE_SECONDS)
      c.header('Cache-Control', 'no-store')
      // Absolute: the way back leaves the language in which it was asked.
      return c.redirect(site.origin + words.path(pageBefore(c)), 303)
    },
  }
}
