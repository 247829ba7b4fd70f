import { DeskFilters, DeskPages, NothingFound } from '../../design/parts/deskFilters.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { RightsWords } from './leases.view.tsx'
import type { LibraryPicture } from './libraryPicture.ts'
import { MEDIA_PATH, smallestOf } from './pictureAddress.rule.ts'
import type { Rights } from './rights.rule.ts'
import type { ToldPicture } from './tellOf.ts'
import { UploadForm, type UploadProps } from './upload.view.tsx'

export type GridProps = {
  words: Words
  zone: string
  query: string
  offers: readonly { text: string; query: string; isOn: boolean }[]
  without: readonly { left: string; rest: string }[]
  isFirst: boolean
  after: string | undefined
  pictures: readonly LibraryPicture[]
  told: ReadonlyMap<string, ToldPicture>
  upload: Omit<UploadProps, 'words'>
  notice: string | undefined
}

export function GridView(props: GridProps) {
  const { words, zone, query, pictures, told } = props
  const days = Map.groupBy(pictures, ({ at }) => at.toZonedDateTimeISO(zone).toPlainDate().toString())
  return (
    <>
      {props.notice !== undefined && (
        <p class="desk-notice" role="status">
          {props.notice}
        </p>
      )}
      <UploadForm words={words} {...props.upload} />
      <DeskFilters
        words={words}
        path={MEDIA_PATH}
        typed={query}
        label={words.t('library.filters')}
        hint={words.t('library.hint')}
        offers={props.offers}
      />
      {pictures.length === 0 ? (
        <NothingFound words={words} path={MEDIA_PATH} typed={query} without={props.without} />
      ) : (
        <div data-list>
          {[...days].map(([day, ofDay]) => (
            <section class="desk-section" aria-labelledby={`day-${day}`}>
              <h2 id={`day-${day}`}>{words.day(Temporal.PlainDate.from(day), 'long')}</h2>
              <ul class="media-grid">
                {ofDay.map((picture) => (
                  <Tile words={words} zone={zone} picture={picture} rights={told.get(picture.id)?.rights} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      <DeskPages words={words} path={MEDIA_PATH} typed={query} isFirst={props.isFirst} after={props.after} />
    </>
  )
}

type TileProps = { words: Words; zone: string; picture: LibraryPicture; rights: Rights | undefined }

/** The whole picture, never a part of it; what it lacks stands in its corner. */
function Tile({ words, zone, picture, rights }: TileProps) {
  const { id, width, height, credit, alt, isDecorative } = picture
  const lacks = [
    ...(alt === '' && !isDecorative ? [words.t('library.noAlt')] : []),
    ...(credit === '' ? [words.t('library.noCredit')] : []),
  ]
  return (
    <li>
      <a class="media-tile" href={`${MEDIA_PATH}/${id}`} data-row>
        <img src={smallestOf(picture)} width={width} height={height} alt="" loading="lazy" decoding="async" />
        <span class="media-name">{pictureName(words, zone, picture)}</span>
      </a>
      {lacks.length > 0 && (
        <p class="media-lacks">
          {lacks.map((word) => (
            <span>{word}</span>
          ))}
        </p>
      )}
      {credit !== '' && <p class="media-credit">{credit}</p>}
      {rights && rights.kind !== 'free' && (
        <p class="media-rights">
          <RightsWords words={words} rights={rights} />
        </p>
      )}
    </li>
  )
}

/** By what one would call it: what it shows, else when it came. */
export function pictureName(
  words: Words,
  zone: string,
  { caption, alt, at }: Pick<LibraryPicture, 'caption' | 'alt' | 'at'>,
): string {
  return caption || alt || words.t('library.unnamed', { time: words.date(at, zone, 'dateTime') })
}
