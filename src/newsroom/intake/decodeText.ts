/** Letters as a file has them: by its mark, by what it says, by what it looks like. undefined: these are no letters. */
export function decodeText(bytes: Uint8Array, declared?: string): string | undefined {
  const marked = markOf(bytes)
  if (marked) return cleaned(new TextDecoder(marked).decode(bytes))
  if (looksLike16Bits(bytes)) return cleaned(new TextDecoder(bytes[0] === 0 ? 'utf-16be' : 'utf-16le').decode(bytes))
  if (bytes.includes(0)) return undefined
  const read = tryUtf8(bytes)
  if (read !== undefined) return cleaned(read)
  return cleaned((decoderFor(declared) ?? new TextDecoder('windows-1252')).decode(bytes))
}

function markOf(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Of plain words every second byte is empty; a program's file has them anywhere. */
function looksLike16Bits(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 512)
  if (start.length < 4 || start.length % 2 !== 0) return false
  const empty = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = empty
  return Math.max(even, odd) > start.length / 4 && Math.min(even, odd) === 0
}

function tryUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function decoderFor(declared: string | undefined): TextDecoder | undefined {
  try {
    return declared === undefined ? undefined : new TextDecoder(declared)
  } catch {
    return undefined
  }
}

const cleaned = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
