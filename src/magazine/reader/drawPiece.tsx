import type { Child } from 'hono/jsx'
import { pictureOf, renderDocument } from '../../articles/store/store.module.ts'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { PiecePart } from '../book/book.module.ts'
import { type DrawingPart, locatorOf } from './drawPart.tsx'
import { Piece } from './piece.view.tsx'

export type DrawingPiece = Pick<DrawingPart, 'db' | 'media' | 'maps' | 'words'> & {
  publication: { zone: string; language: string }
}

/**
 * A piece by itself, as an issue would show it. Without `isOpen` only what everybody reads of it: its headline and its
 * standfirst, then `gate`.
 */
export async function drawPiece(
  drawing: DrawingPiece,
  piece: PiecePart,
  shown: { isOpen: boolean; gate: Child },
): Promise<Child> {
  const { words, publication } = drawing
  return (
    <div class="magazine-part magazine-piece">
      {shown.isOpen ? (
        <Piece
          words={words}
          zone={publication.zone}
          language={publication.language}
          piece={piece}
          picture={await leadOf(drawing, piece)}
          text={await textOf(drawing, piece)}
          map={locatorOf(drawing, piece.place)}
        />
      ) : (
        <article class="article article-gated article-bare">
          <header class="article-head">
            <p class="kicker">{words.published(piece.section.name).text}</p>
            <h1 class="headline" {...foreignLanguage(piece.language, words)}>
              {piece.headline}
            </h1>
            {piece.standfirst && (
              <p class="standfirst" {...foreignLanguage(piece.language, words)}>
                {piece.standfirst}
              </p>
            )}
          </header>
          <div class="gate-place">{shown.gate}</div>
        </article>
      )}
    </div>
  )
}

async function leadOf({ db, media }: DrawingPiece, { leadPicture }: PiecePart) {
  const found = await media.findPictures(db, leadPicture ? [leadPicture.pictureId] : [])
  return pictureOf(leadPicture, found)
}

async function textOf({ db, media, words }: DrawingPiece, { document }: PiecePart): Promise<Child> {
  const ids = document.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.pictureId] : []))
  return renderDocument(document, {
    pictures: await media.findPictures(db, ids),
    box: { newsletterBox: () => undefined },
    related: () => undefined,
    words,
  })
}
