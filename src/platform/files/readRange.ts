/** What of a file is asked for: all of it, a part with both ends named, or nothing that it has. */
export type AskedRange = { kind: 'all' } | { kind: 'part'; from: number; to: number } | { kind: 'none' }

const ALL: AskedRange = { kind: 'all' }

/**
 * A `Range` header, for a file of so many bytes (RFC 9110, 14.1). Several parts in one answer, other units and what cannot
 * be understood get all of it, as any server may answer.
 */
export function readRange(header: string | undefined, bytes: number): AskedRange {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return ALL
  if (first === '') {
    const from = Math.max(0, bytes - Number(last))
    return from < bytes ? { kind: 'part', from, to: bytes - 1 } : { kind: 'none' }
  }
  const from = Number(first)
  const to = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (from >= bytes) return { kind: 'none' }
  return to < from ? ALL : { kind: 'part', from, to }
}
