/** Campaigns that one browser is told apart by at most. */
const MOST = 30

/** What a browser was shown on this day, by campaign; another day's is nothing. */
export function readShown(value: string | undefined, today: string): Map<number, number> {
  const [day, ...entries] = (value ?? '').split('_')
  if (day !== today) return new Map()
  const read = entries.map((entry) => /^(\d{1,12})-(\d{1,3})$/.exec(entry))
  return new Map(read.flatMap((match) => (match ? [[Number(match[1]), Number(match[2])] as const] : [])))
}

export function writeShown(shown: ReadonlyMap<number, number>, today: string): string {
  return [today, ...[...shown].slice(-MOST).map(([id, times]) => `${id}-${times}`)].join('_')
}
