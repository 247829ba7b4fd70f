const around = 3

/** Where two texts begin to differ, with the lines before it: enough to see which table is meant. */
export function firstDifference(kept: string, wanted: string): string | undefined {
  if (kept === wanted) return undefined
  const keptLines = kept.split('\n')
  const wantedLines = wanted.split('\n')
  let at = 0
  while (keptLines[at] === wantedLines[at]) at++
  const before = wantedLines.slice(Math.max(0, at - around), at).map((line) => `    ${line}`)
  const show = (sign: string, lines: string[]) => lines.slice(at, at + around).map((line) => `  ${sign} ${line}`)
  return [`line ${at + 1}:`, ...before, ...show('-', keptLines), ...show('+', wantedLines)].join('\n')
}
