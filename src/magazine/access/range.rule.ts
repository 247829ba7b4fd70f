/** What of a file is asked for: all of it, a part with both ends named, or nothing that it has. */
export type AskedRange = { kind: 'all' } | { kind: 'part'; from: number; to: number } | { kind: 'none' }

/**
 * A `Range` header, for a file of so many bytes (RFC 9110, 14). Several parts at once, other units and what cannot be read
 * get the whole file, as every server may answer them.
 */
export function readRange(header: string | undefined, bytes: number): AskedRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match) return { kind: 'all' }
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return { kind: 'all' }
  if (first === '') {
    const length = Math.min(Number(last), bytes)
    return length === 0 ? { kind: 'none' } : { kind: 'part', from: bytes - length, to: bytes - 1 }
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return { kind: 'all' }
  if (from >= bytes) return { kind: 'none' }
  return { kind: 'part', from, to: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) }
}
