/** What a file is by its first bytes, whatever it is called; `other`: a kind that brings no text, with its name. */
export function fileKind(bytes: Uint8Array): { kind: 'word' | 'text' } | { kind: 'other'; name: string } {
  if (beginsWith(bytes, 'PK\x03\x04') || beginsWith(bytes, 'PK\x05\x06')) return { kind: 'word' }
  const other = OTHERS.find(([begin, , at = 0]) => beginsWith(bytes.subarray(at), begin))
  return other ? { kind: 'other', name: other[1] } : { kind: 'text' }
}

/** With the word by which people know them. */
const OTHERS: readonly (readonly [begin: string, name: string, at?: number])[] = [
  ['%PDF-', 'PDF'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'Word 97'],
  ['{\\rtf', 'RTF'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['RIFF', 'RIFF'],
  ['ftyp', 'HEIC / MP4', 4],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7z'],
  ['\x1f\x8b', 'gzip'],
  ['MZ', 'EXE'],
  ['\x7fELF', 'ELF'],
  ['ID3', 'MP3'],
  ['OggS', 'Ogg'],
  ['\x1aE\xdf\xa3', 'Matroska'],
]

function beginsWith(bytes: Uint8Array, begin: string): boolean {
  if (bytes.length < begin.length) return false
  for (let at = 0; at < begin.length; at++) if (bytes[at] !== begin.charCodeAt(at)) return false
  return true
}

/** Text is HTML where it says so, or where an element encloses it; else what its name says, else plain words. */
export function textKind(text: string, name: string): 'html' | 'markdown' | 'words' {
  const start = text
    .slice(0, 2000)
    .replace(/<!--[\s\S]*?-->|<\?[^>]*\?>/g, '')
    .trimStart()
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return 'html'
  const isCalled = (...endings: string[]) => endings.some((ending) => name.toLowerCase().endsWith(ending))
  if (isCalled('.html', '.htm', '.xhtml') && /<[a-z]/i.test(start)) return 'html'
  if (isCalled('.md', '.markdown', '.mdown')) return 'markdown'
  return isCalled('.txt') || !/^---\n[\s\S]*?\n---\n/.test(text.slice(0, 20_000)) ? 'words' : 'markdown'
}
