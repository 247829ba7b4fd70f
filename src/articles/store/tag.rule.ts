/** How a tag is written for people: `sea-level` is Sea level. */
export function tagName(tag: string): string {
  const words = tag.replaceAll('-', ' ')
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
