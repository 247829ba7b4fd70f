import type { Hole, Slices } from '../drawing/drawing.module.ts'

export type EncodedSlices = readonly (string | { hole: Hole })[]

/** RFC 2045, 6.7: 76 with the sign of a soft break. */
const MOST_BEFORE_BREAK = 75
const SOFT_BREAK = '=\r\n'

/**
 * Slices as quoted-printable, so that joining them with encoded values is putting strings together. Each hole has lines of
 * its own between soft breaks, so its neighbors' lines stay as long as they are, whatever comes into it.
 *
 * What comes out is its own relaxed canonical form (RFC 6376, 3.4.4): no line ends in a blank, no two blanks meet, tabs are
 * encoded. So a signer hashes it as it stands.
 */
export function encodeSlices(slices: Slices): EncodedSlices {
  const encoded: (string | { hole: Hole })[] = []
  let out = ''
  let column = 0
  let afterHole = false
  const put = (token: string) => {
    if (column + token.length > MOST_BEFORE_BREAK) {
      out += SOFT_BREAK
      column = 0
    }
    out += token
    column += token.length
  }
  const parts = joinNeighbors(slices)
  for (const [at, slice] of parts.entries()) {
    if (typeof slice !== 'string') {
      if (column > 0 || afterHole) out += SOFT_BREAK
      if (out !== '') encoded.push(out)
      encoded.push(slice)
      out = ''
      column = 0
      afterHole = true
      continue
    }
    if (afterHole) out += SOFT_BREAK
    afterHole = false
    const bytes = Buffer.from(slice.replace(/\r\n?/g, '\n'))
    const isLast = at === parts.length - 1
    for (const [index, byte] of bytes.entries()) {
      if (byte === NEWLINE) {
        out += '\r\n'
        column = 0
      } else put(tokenOf(bytes, index, byte, column < MOST_BEFORE_BREAK ? column : 0, isLast))
    }
  }
  if (out !== '') encoded.push(out)
  return encoded
}

/** What a blank may do depends on what follows it. */
function joinNeighbors(slices: Slices): Slices {
  const joined: (string | { hole: Hole })[] = []
  for (const slice of slices) {
    const last = joined.at(-1)
    if (typeof slice === 'string' && typeof last === 'string') joined[joined.length - 1] = last + slice
    else if (slice !== '') joined.push(slice)
  }
  return joined
}

const NEWLINE = 0x0a
const SPACE = 0x20
const EQUALS = 0x3d
const DOT = 0x2e

function tokenOf(bytes: Buffer, index: number, byte: number, column: number, isLast: boolean): string {
  if (byte === SPACE) {
    const before = bytes[index - 1]
    const next = bytes[index + 1]
    const ends = next === NEWLINE || (next === undefined && isLast)
    // A blank that begins a slice may stand after one that ended the slice before.
    return ends || before === SPACE || before === undefined ? '=20' : ' '
  }
  // At the beginning of a line it would have to be doubled for the way (RFC 5321, 4.5.2).
  if (column === 0 && byte === DOT) return '=2E'
  // Mail stores of old put a sign before it, which would break the signature.
  if (column === 0 && byte === 0x46 && bytes.subarray(index, index + 5).toString('latin1') === 'From ') return '=46'
  if (byte > SPACE && byte < 0x7f && byte !== EQUALS) return String.fromCharCode(byte)
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
}
