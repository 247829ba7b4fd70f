import { documentFault, plainText } from '../../articles/store/store.module.ts'
import { decodeText } from './decodeText.ts'
import { fileKind, textKind } from './fileKind.rule.ts'
import type { ReadIncoming } from './incoming.ts'
import { readHtml } from './readHtml.ts'
import { readMarkdown } from './readMarkdown.ts'
import { readWord } from './readWord.ts'
import { readWords } from './readWords.ts'

export type ForeignFile = { bytes: Uint8Array; name: string }

/** As long a text as an article may have. */
const MOST_LETTERS = 2_000_000

/** A file by what is in it, whatever it is called. It computes, stores nothing and asks nobody. */
export async function readForeign({ bytes, name }: ForeignFile): Promise<ReadIncoming> {
  const read = await readAny({ bytes, name })
  if (read.kind === 'refused') return read
  const letters = plainText(read.document).length
  if (letters > MOST_LETTERS) return { kind: 'refused', why: 'too-long' }
  const { content } = read.document
  if (content.length === 0 && read.headline === undefined) return { kind: 'refused', why: 'empty' }
  return documentFault(read.document) ? { kind: 'refused', why: 'no-article' } : read
}

async function readAny({ bytes, name }: ForeignFile): Promise<ReadIncoming> {
  if (bytes.length === 0) return { kind: 'refused', why: 'empty' }
  const found = fileKind(bytes)
  if (found.kind === 'other') return { kind: 'refused', why: 'other-kind', name: found.name }
  if (found.kind === 'word') return readWord(bytes)
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const charset = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1]
  const text = decodeText(bytes, charset)
  if (text === undefined) return { kind: 'refused', why: 'no-text' }
  switch (textKind(text, name)) {
    case 'html':
      return readHtml(text)
    case 'markdown':
      return readMarkdown(text)
    case 'words':
      return readWords(text)
  }
}
