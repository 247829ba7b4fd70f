import type { Context } from 'hono'
import { articlePath } from '../../articles/store/store.module.ts'
import { errorJson, readCookie, SHARED_CACHING } from '../../platform/http.ts'
import { pagePath } from '../../publication/facts/facts.module.ts'
import type { Suggestion } from '../search/search.module.ts'
import type { ArchiveDeps } from './archiveDeps.ts'
import { RETRY_SECONDS, SUGGESTIONS } from './searchLimits.ts'

const MOST_LETTERS = 100

/** /archive/suggestions.json?q=&language=: what the words typed so far may become, for the island below the search field. */
export function createSuggestionsEndpoint(
  deps: Pick<ArchiveDeps, 'limits' | 'browserOf' | 'paywall' | 'site' | 'search' | 'languages'>,
) {
  return async function suggest(c: Context): Promise<Response> {
    if (!deps.limits.allowsHere(SUGGESTIONS, deps.browserOf(c).network)) {
      return errorJson({ status: 429, code: 'limited', message: 'Too often.' }, { 'Retry-After': RETRY_SECONDS })
    }
    const start = [...(c.req.query('q') ?? '')].slice(0, MOST_LETTERS).join('')
    const { locale } = deps.languages.speak(c.req.query('language'))
    const session = readCookie(c, deps.site, 'session')
    const reach = (await deps.paywall.readsEverything(session)) ?? 'open'
    const found = await deps.search.suggest({ start, reach, language: locale })
    const caching = session === undefined ? SHARED_CACHING : 'private, no-store'
    return c.json({ suggestions: found.map(addressed) }, 200, { 'Cache-Control': caching, 'X-Robots-Tag': 'noindex' })
  }
}

/** A place and an article are gone to, a word is looked for. */
function addressed(suggestion: Suggestion): { kind: Suggestion['kind']; text: string; url?: string } {
  const { kind, text } = suggestion
  switch (suggestion.kind) {
    case 'word':
      return { kind, text }
    case 'place':
      return { kind, text, url: pagePath('place', suggestion.slug) }
    case 'headline':
      return { kind, text, url: articlePath(suggestion) }
  }
}
