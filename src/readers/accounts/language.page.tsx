import type { Context } from 'hono'
import { z } from 'zod'
import { splitPrefix } from '../../design/words/prefix.ts'
import { localPath, readForm, seeOther } from '../../platform/http.ts'
import type { ReadersDeps } from './deps.ts'
import { updateLanguage } from './readers.sql.ts'
import type { Readers } from './readers.ts'

/** As long as browsers keep a cookie. */
const CHOICE_SECONDS = 400 * 24 * 3600

/** One that we do not speak is answered in the publication's own. */
const LanguageForm = z.object({ language: z.string().optional() })

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
      const { language } = await readForm(c, LanguageForm)
      const words = languages.speak(language)
      const browser = deps.browserOf(c)
      const session = await readers.currentSession(browser)
      if (session) await updateLanguage(deps.db, session.readerId, words.locale)
      browser.setCookie('language', words.locale, CHOICE_SECONDS)
      // Absolute: the way back leaves the language in which it was asked.
      return seeOther(c, site.origin + words.path(pageBefore(c)))
    },
  }
}
