const EXCUSE = /\/\/ equivalent(?::(.*))?$/

/**
 * `// equivalent: <reason>` at the end of a line, or on a line of its own above it, excuses the mutants of that line
 * that nothing can tell from the rule itself. Without a reason it excuses nothing.
 */
export function excusesOf(text: string): { excuses: ReadonlySet<number>; complaints: readonly string[] } {
  const excuses = new Set<number>()
  const complaints: string[] = []
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    const match = EXCUSE.exec(line)
    if (!match) continue
    const alone = line.trim().startsWith('//')
    if ((match[1] ?? '').trim() === '')
      complaints.push(`line ${index + 1}: equivalent without a reason excuses nothing`)
    else excuses.add(alone ? lineOfCode(lines, index) : index + 1)
  }
  return { excuses, complaints }
}

/** The first line below that is no comment: a reason may go over several lines. */
function lineOfCode(lines: readonly string[], index: number): number {
  let at = index + 1
  while (at < lines.length && lines[at]?.trim().startsWith('//')) at++
  return at + 1
}
