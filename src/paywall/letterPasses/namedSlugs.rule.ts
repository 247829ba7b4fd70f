/** The last parts of the paths of links to this site that may lead to articles: `/section/slug`, in any language. */
export function namedSlugs(links: readonly string[], origin: string): string[] {
  const slugs = links.flatMap((link) => {
    const path = link.startsWith(`${origin}/`) ? link.slice(origin.length) : link
    const match = /^(?:\/[a-z]{2})?\/[^/?#]+\/([^/?#]+)\/?(?:[?#].*)?$/.exec(path)
    return match ? decoded(match[1] as string) : []
  })
  return [...new Set(slugs)]
}

function decoded(part: string): string[] {
  try {
    return [decodeURIComponent(part).toLowerCase().normalize('NFC')]
  } catch {
    return []
  }
}
