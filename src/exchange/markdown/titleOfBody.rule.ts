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
