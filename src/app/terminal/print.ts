/** Facts as JSON with `--json`, in words without. */
export function print<Facts>(options: { json?: boolean }, facts: Facts, words: (facts: Facts) => string): void {
  process.stdout.write(`${options.json ? JSON.stringify(facts, null, 2) : words(facts)}\n`)
}

/** `name: value` lines, for facts that need no sentence. */
export function lines(facts: Record<string, unknown>): string {
  const width = Math.max(0, ...Object.keys(facts).map((key) => key.length))
  return Object.entries(facts)
    .map(([key, value]) => `${key.padEnd(width)}  ${inWords(value)}`)
    .join('\n')
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(inWords).join(', ')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, part]) => `${key} ${inWords(part)}`)
      .join(' ')
  }
  return String(value)
}
