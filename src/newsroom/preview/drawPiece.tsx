import type { Child } from 'hono/jsx'
import { mappable, pictureOf, renderDocument } from '../../articles/store/store.module.ts'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import { bindPiece } from '../../magazine/binding/binding.module.ts'
import { Piece } from '../../magazine/reader/reader.module.ts'
import { Locator } from '../../publication/places/places.module.ts'
import type { PreviewedArticle } from './previewArticle.ts'
import type { PreviewDeps } from './previewDeps.ts'

/**
 * An article by itself as an issue of the magazine would have it. Without `isOpen` only what everybody reads of it there:
 * its headline and its standfirst.
 */
export async function drawPiece(
  deps: PreviewDeps,
  { record, document }: PreviewedArticle,
  { words, isOpen }: { words: Words; isOpen: boolean },
): Promise<Child> {
  const piece = bindPiece(deps, record, document)
  const foreign = foreignLanguage(piece.language, words)
  if (!isOpen) {
    return (
      <div class="magazine-part magazine-piece">
        <article class="article article-gated article-bare">
          <header class="article-head">
            <p class="kicker">{words.published(piece.section.name).text}</p>
            <h1 class="headline" {...foreign}>
              {piece.headline}
            </h1>
            {piece.standfirst && (
              <p class="standfirst" {...foreign}>
                {piece.standfirst}
              </p>
            )}
          </header>
          <div class="gate-place">
            <p class="gate-promise">{words.t('preview.magazineGate')}</p>
          </div>
        </article>
      </div>
    )
  }
  const { zone, language } = deps.publication.facts()
  const ids = document.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.pictureId] : []))
  const lead = piece.leadPicture
  const pictures = await deps.media.findPictures(deps.db, lead ? [...ids, lead.pictureId] : ids)
  const text = renderDocument(document, {
    pictures,
    // Neither a form nor a way out of what begins and ends.
    box: { newsletterBox: () => undefined },
    related: () => undefined,
    words,
  })
  const [place] = record.places
  const map = place && deps.maps.locator(mappable(place))
  return (
    <div class="magazine-part magazine-piece">
      <Piece
        words={words}
        zone={zone}
        language={language}
        piece={piece}
        picture={pictureOf(lead, pictures)}
        text={text}
        map={
          map && (
            <Locator
              words={words}
              map={map}
              country={place.country}
              city={piece.place && { name: piece.place.name }}
              withCountryLink={false}
            />
          )
        }
      />
    </div>
  )
}
