/** How a tag is written for people: as somebody wrote it, but where that was only an address: `sea-level` is Sea level. */
export function tagName(tag: string): string {
  if (!/^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u.test(tag)) return tag
  const words = tag.replaceAll('-', ' ')
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
