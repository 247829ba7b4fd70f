/** Where a page of what groups articles stands, ready to stand in a header, a feed or a map of the site. */
export function pagePath(kind: 'section' | 'place' | 'author' | 'source' | 'tag', slug: string): string {
  return `/${kind}/${encodeURIComponent(slug)}`
}
