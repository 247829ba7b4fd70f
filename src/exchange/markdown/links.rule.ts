import type { LinkAnswer } from './bodyTree.rule.ts'

/** Where the articles of one import are now, by every address that a link may know them by. */
export type Addresses = {
  /** Older addresses, lower case, without a slash at the end. */
  byPath: Known
  /** Only slugs that one article alone has. */
  bySlug: Known
  /** Files below the imported folder, lower case. */
  byFile: Known
  /** Of articles that came with an earlier import, by addresses as in `byPath`. */
  earlier?: Known
}

type Known = { get(called: string): string | undefined }

/** What of this site's own pages a text may link to besides its articles. */
const OWN_PAGES =
  /^\/(?:$|(?:latest|subscribe|sign-in|account|newsletters)$|(?:section|place|source|about|newsletters)\/[^/]+$)/

/**
 * A link as it stood in a file at `path`, below the imported folder, to where it leads now. What led to a page of the
 * archive's own site that is not here leads nowhere, and says so: a reader is better off with words than with a page
 * that is missing.
 */
export function resolveLink(href: string, path: string, addresses: Addresses): LinkAnswer {
  const wanted = href.replace(/[\p{Cc}]/gu, '').trim()
  if (wanted === '') return nowhere('a link without an address')
  if (wanted.startsWith('#'))
    return wanted.length > 1 ? { kind: 'link', href: wanted } : nowhere('a link to nothing (#)')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(wanted)?.[1]?.toLowerCase()
  if (scheme || wanted.startsWith('//')) return absolute(wanted.startsWith('//') ? `https:${wanted}` : wanted)

  if (/^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(wanted)) return absolute(`mailto:${wanted}`)
  const [, place = '', rest = ''] = /^([^?#]*)(.*)$/.exec(wanted) ?? []
  const fragment = /#[^\s]*$/.exec(rest)?.[0] ?? ''
  if (place === '') return nowhere(`the link ${shorten(wanted)} leads nowhere here`)
  const found = findArticle(decode(place), path, addresses)
  if (found) return { kind: 'link', href: found + fragment }
  const clean = place.replace(/\/+$/, '') || '/'
  if (place.startsWith('/') && OWN_PAGES.test(clean) && !/\s/.test(rest)) return { kind: 'link', href: clean + rest }
  return nowhere(`the link to ${shorten(wanted)} leads nowhere here; its words stay`)
}

function findArticle(place: string, path: string, addresses: Addresses): string | undefined {
  const { byPath, bySlug, byFile } = addresses
  const tidy = (text: string) =>
    text
      .toLowerCase()
      .replace(/\/{2,}/g, '/')
      .replace(/(?:\/index)?\.(?:html?|md|markdown)$/, '')
      .replace(/\/+$/, '')
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const file = place.startsWith('/') ? place.slice(1) : joinPath(folder, place)
  const direct = byFile.get(file.toLowerCase()) ?? byFile.get(`${file.toLowerCase().replace(/\/$/, '')}.md`)
  if (direct) return direct
  const absolutePlace = place.startsWith('/') ? tidy(place) : `/${tidy(place.replace(/^(?:\.{1,2}\/)+/, ''))}`
  const known = byPath.get(absolutePlace)
  if (known) return known
  // A dated address whose day is wrong, or a name that begins with its day, still names one article.
  const slug =
    /^\/\d{4}(?:\/\d{1,2}){0,2}\/([^/]+)$/.exec(absolutePlace)?.[1] ??
    /^\/(?:[^/]+\/)*\d{4}-\d\d-\d\d-([^/]+)$/.exec(absolutePlace)?.[1]
  const named = slug === undefined ? undefined : bySlug.get(slug.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-'))
  return named ?? belowAnother(absolutePlace, byPath) ?? addresses.earlier?.get(absolutePlace)
}

/** Whether other articles decide where it leads. */
export function asksForArticles(href: string, path: string): boolean {
  const asked: string[] = []
  const ask = { get: (called: string) => void asked.push(called) }
  resolveLink(href, path, { byPath: ask, bySlug: ask, byFile: ask })
  return asked.length > 0
}

/** Where the archive's site had its pages below a path of its own, such as /en/blog, their own is the end of it. */
function belowAnother(place: string, byPath: Known): string | undefined {
  const parts = place.split('/').slice(1)
  for (let from = 1; from <= parts.length - 2; from++) {
    const found = byPath.get(`/${parts.slice(from).join('/')}`)
    if (found) return found
  }
  return undefined
}

function joinPath(folder: string, relative: string): string {
  return new URL(relative, `http://site.invalid/${folder}`).pathname.slice(1)
}

/** The document's schema holds no others. */
const FOLLOWED = ['http:', 'https:', 'mailto:', 'tel:']

function absolute(address: string): LinkAnswer {
  const url = URL.parse(address)
  // As written where that is an address already: `new URL` would add a slash or change capitals of a path's escapes.
  const href = url && /^[^\s"<>\\^`{|}]+$/.test(address) ? address : (url?.href ?? '')
  if (url && FOLLOWED.includes(url.protocol)) return { kind: 'link', href }
  return nowhere(`dropped a link that nobody should follow: ${shorten(address)}`)
}

function nowhere(reason: string): LinkAnswer {
  return { kind: 'nowhere', reason }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
