/** Paths that are for machines, or the same for everybody: they stand at one address only. */
const ONE_ADDRESS = /^\/(?:assets|pictures|webhooks|feed|oembed)(?:[/?]|$)|\.(?:xml|json|txt|epub|pdf)(?:\?|$)/

const LANGUAGE = /^\/([a-z]{2})(?=[/?#]|$)/

/** A path of this site below a language's prefix (`/fr`, or nothing); what has a prefix already keeps it. */
export function withPrefix(prefix: string, path: string): string {
  if (prefix === '' || !isLocal(path) || LANGUAGE.test(path) || ONE_ADDRESS.test(path)) return path
  if (path === '/') return prefix
  return path.startsWith('/?') || path.startsWith('/#') ? prefix + path.slice(1) : prefix + path
}

/** What a path says of the language of its page, and the path without it: /fr/latest → fr, /latest. */
export function splitPrefix(path: string): { language: string | undefined; path: string } {
  const match = LANGUAGE.exec(path)
  if (!match) return { language: undefined, path }
  const rest = path.slice(3)
  return { language: match[1], path: rest.startsWith('/') ? rest : `/${rest}` }
}

const isLocal = (path: string) => path.startsWith('/') && !path.startsWith('//')

/** A link's, a form's or an unfolding article's address in finished markup. Text cannot look like one: its quotation marks are escaped. */
const LINK = /(<a\b[^>]*?\shref="|<form\b[^>]*?\saction="|<article\b[^>]*?\sdata-url=")(\/[^"]*)"/g

/**
 * Keeps whoever reads a page in its language: every link and form of finished markup goes below its prefix. Done here,
 * once, so that no view has to think of it and none can forget it. `href`s of `<link>` stay what they are.
 */
export function keepLinksUnder(path: (path: string) => string, markup: string): string {
  return markup.replace(LINK, (_, before: string, address: string) => `${before}${path(address)}"`)
}
