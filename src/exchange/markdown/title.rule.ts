/** A name where the archive kept only its slug: `john-donmoyer` is John Donmoyer. What is not a slug stays as it is. */
export function nameFromSlug(text: string): string {
  const name = text.trim()
  if (!/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(name)) return name
  return name
    .split(/[-_]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ')
}

/** A section's name where only its slug is known: `from-the-archive` is From the archive. */
export function titleFromSlug(text: string): string {
  const words = text.trim()
  if (!/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(words)) return words
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/[-_]/g, ' ')
}

/** The id a heading has in the address bar, as most programs for Markdown make it. */
export function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 120)
}

/** Where the front matter has no title: the heading of the first level that the text begins with, and the text after it. */
export function titleOfBody(
  body: string,
  words: (line: string) => string,
): { title: string; rest: string } | undefined {
  const match = /^\s*(?:#[ \t]+([^\n]+?)(?:[ \t]+#+)?[ \t]*|([^\n#>*+-][^\n]*)\n=+[ \t]*)(?:\n|$)/.exec(body)
  const heading = match?.[1] ?? match?.[2]
  if (!match || !heading) return undefined
  const title = words(heading)
  return title === '' ? undefined : { title, rest: body.slice(match[0].length) }
}
