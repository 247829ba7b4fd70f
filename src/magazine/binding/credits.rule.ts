import type { Block } from '../../articles/store/store.module.ts'
import type { ColophonPart, PiecePart } from '../book/book.module.ts'

type Credits = ColophonPart['credits']

/** Each credit once for each piece, with the headline that it belongs to; the cover's, without one, stands first. */
export function creditsOf(cover: { credit?: string }, pieces: readonly PiecePart[]): Credits {
  const credits = cover.credit ? [{ headline: '', credit: cover.credit }] : []
  for (const { headline, leadPicture, document } of pieces) {
    const named = [leadPicture?.credit, ...document.content.map(creditOf)].filter((credit) => credit !== undefined)
    credits.push(...[...new Set(named)].filter(Boolean).map((credit) => ({ headline, credit })))
  }
  return credits
}

const creditOf = (block: Block) => (block.type === 'picture' ? block.attrs.credit : undefined)
