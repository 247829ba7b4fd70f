import type { Block, Inline } from '../../articles/store/store.module.ts'
import type { Incoming } from './incoming.ts'

/** A line that is longer was broken by a program, at the edge of its window. */
const LONG_LINE = 50

/** Plain text: an empty line ends a paragraph; where there is none, each line is one. */
export function readWords(text: string): Incoming {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they cannot be kept
  const clean = text.replace(/\f/g, '\n\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  const lines = clean.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
  const hasParagraphs = lines.some((line, at) => line === '' && at > 0 && at < lines.length - 1)
  const paragraphs: string[][] = [[]]
  for (const line of lines) {
    if (line === '' || !hasParagraphs) paragraphs.push([])
    if (line !== '') paragraphs.at(-1)?.push(line)
  }
  const content = paragraphs.filter((paragraph) => paragraph.length > 0).map(paragraphOf)
  return {
    kind: 'read',
    document: { type: 'doc', content },
    pictures: [],
    headline: undefined,
    standfirst: undefined,
    left: { pictures: 0, frames: 0, deletions: 0, comments: 0, links: 0 },
    notes: [],
  }
}

function paragraphOf(lines: readonly string[]): Block {
  const broken = lines.slice(0, -1)
  const isWrapped = broken.every((line) => line.length > LONG_LINE)
  if (isWrapped) return { type: 'paragraph', content: [{ type: 'text', text: lines.join(' ') }] }
  const content = lines.flatMap((text, at): Inline[] => [
    ...(at > 0 ? [{ type: 'hardBreak' as const }] : []),
    { type: 'text', text },
  ])
  return { type: 'paragraph', content }
}
