import type { LetterBlock } from '../drawing/drawing.module.ts'

/** A subject is read in a list: more than this is cut off there. */
const LONGEST_SUBJECT = 90
const LONGEST_PREVIEW = 160

/** What an automatic letter is called, and what stands beside that in a list of mails: its first piece says it. */
export function describeLetter(
  blocks: readonly LetterBlock[],
  newsletter: string,
): { subject: string; previewText: string } {
  for (const block of blocks) {
    if (block.type === 'lead') {
      const { headline, standfirst = '' } = block.article
      return { subject: shortened(headline, LONGEST_SUBJECT), previewText: shortened(standfirst, LONGEST_PREVIEW) }
    }
    if (block.type === 'almanac') {
      return {
        subject: shortened(`${block.year}: ${block.headline}`, LONGEST_SUBJECT),
        previewText: shortened(block.paragraphs[0] ?? '', LONGEST_PREVIEW),
      }
    }
    if (block.type === 'list') {
      const [first, ...more] = block.articles
      if (!first) continue
      return {
        subject: shortened(first.headline, LONGEST_SUBJECT),
        previewText: shortened(
          more.map(({ headline }) => headline).join(' · ') || (first.standfirst ?? ''),
          LONGEST_PREVIEW,
        ),
      }
    }
  }
  return { subject: newsletter, previewText: '' }
}

/** Whether there is anything in it for which one would send a letter. */
export function saysAnything(blocks: readonly LetterBlock[]): boolean {
  return blocks.some((block) => block.type !== 'greeting' && block.type !== 'box' && block.type !== 'open')
}

/** At the end of a word. */
function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > most / 2 ? end : most).replace(/[\s,;:–—-]+$/, '')}…`
}
