/** Where a link from elsewhere leads, without whoever counts those who follow it; undefined: nobody should. */
export function followedLink(href: string, ownPlaces: boolean): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them within an address, and so would we be fooled
  const wanted = href.replace(/[\u0000-\u001f\u007f]/g, '').trim()
  if (wanted.startsWith('#')) return ownPlaces && wanted.length > 1 ? wanted : undefined
  const url = URL.parse(wanted)
  if (!url || !FOLLOWED.has(url.protocol)) return undefined
  for (const { host, path, names } of REDIRECTORS) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue
    const target = names.map((name) => url.searchParams.get(name)).find((value) => value !== null)
    const real = target ? URL.parse(target) : null
    if (real && /^https?:$/.test(real.protocol)) return real.href
  }
  return /\s/.test(wanted) ? url.href : wanted
}

const FOLLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:'])

const REDIRECTORS: readonly { host: RegExp; path: RegExp; names: readonly string[] }[] = [
  { host: /^www\.google\.[a-z.]{2,6}$/, path: /^\/url$/, names: ['q', 'url'] },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\/?/, names: ['url'] },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, names: ['u'] },
  { host: /^www\.youtube\.com$/, path: /^\/redirect$/, names: ['q'] },
]
