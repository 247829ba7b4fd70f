/** Where a link leads: to an article of ours as far as its path can be one, or to another site. */
export type Address = { kind: 'own'; path: string } | { kind: 'elsewhere'; url: string }

/** Undefined for what nobody can look at: mail, telephone, a page of ours that is no article. */
export function addressOf(href: string, origin: string): Address | undefined {
  const url = URL.parse(href, origin)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined
  if (url.origin !== origin) {
    url.hash = ''
    return { kind: 'elsewhere', url: url.href }
  }
  return /^\/[^/]+\/[^/]+\/?$/.test(url.pathname) ? { kind: 'own', path: url.pathname } : undefined
}
