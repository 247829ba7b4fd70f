import type { Child } from 'hono/jsx'
import { type ArticleDocument, pictureOf, renderDocument } from '../../articles/store/store.module.ts'
import type { Words } from '../../design/words/words.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import { unreachable } from '../../platform/errors.ts'
import { isCountry, Locator, type Maps } from '../../publication/places/places.module.ts'
import type { Book, BookPart, BookPlace, ContentsEntry, ReleasedIssue } from '../book/book.module.ts'
import { pathOfPart } from './address.rule.ts'
import { OpenerMap } from './openerMap.view.tsx'
import { Letter, Piece } from './piece.view.tsx'
import { Almanac, Colophon, Opener, Quiz, World } from './sectionParts.view.tsx'

export type DrawingPart = {
  db: Database
  media: Pick<Media, 'findPictures'>
  maps: Pick<Maps, 'locator' | 'world'>
  words: Words
  issue: ReleasedIssue
  entry: ContentsEntry
  book: Book
}

/** An open part as the reader shows it. Whoever calls it has asked whether it is open. */
export async function drawPart(drawing: DrawingPart, part: BookPart): Promise<Child> {
  const { words, issue, entry, book } = drawing
  switch (part.kind) {
    case 'letter':
      return <Letter words={words} letter={part} text={await textOf(drawing, part.document)} />
    case 'piece': {
      const lead = part.leadPicture
      const found = await drawing.media.findPictures(drawing.db, lead ? [lead.pictureId] : [])
      return (
        <Piece
          words={words}
          zone={book.publication.zone}
          language={book.publication.language}
          piece={part}
          picture={pictureOf(lead, found)}
          text={await textOf(drawing, part.document)}
          map={locatorOf(drawing, part.place)}
        />
      )
    }
    case 'opener': {
      const pieces = issue.contents.filter(
        ({ kind, section }) => kind === 'piece' && section?.slug === part.section.slug,
      )
      return <Opener words={words} date={issue.date} opener={part} map={mapOf(drawing, part.places)} pieces={pieces} />
    }
    case 'world':
      return <World words={words} date={issue.date} entry={entry} world={part} />
    case 'almanac':
      return <Almanac words={words} entry={entry} almanac={part} />
    case 'quiz':
      return <Quiz words={words} entry={entry} quiz={part} />
    case 'colophon':
      return (
        <Colophon
          words={words}
          entry={entry}
          colophon={part}
          coverCredit={issue.cover.credit}
          publication={book.publication}
        />
      )
    default:
      return unreachable(part)
  }
}

/** With the issue's own pictures; what it leads on to is what stands in this issue. */
async function textOf({ db, media, words, issue, book }: DrawingPart, document: ArticleDocument): Promise<Child> {
  return renderDocument(document, {
    pictures: await media.findPictures(db, Object.keys(book.pictures)),
    // A letter's form has no place in what begins and ends.
    box: { newsletterBox: () => undefined },
    related: (slug) => {
      const found = issue.contents.find((entry) => entry.slug === slug)
      return found && { url: pathOfPart(issue.date, slug), headline: found.title }
    },
    words,
  })
}

const pointOf = ({ latitude, longitude }: BookPlace) =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }

function locatorOf({ maps, words }: DrawingPart, place: BookPlace | undefined): Child | undefined {
  const country = place?.code
  if (!place || country === undefined || !isCountry(country)) return undefined
  const map = maps.locator({ country, city: place.name, point: pointOf(place) })
  return (
    map && <Locator words={words} map={map} country={country} city={{ name: place.name }} withCountryLink={false} />
  )
}

function mapOf({ maps, words }: DrawingPart, places: readonly BookPlace[]): Child | undefined {
  const located = places.flatMap((place) => {
    const point = pointOf(place)
    return point ? [{ name: place.name, country: place.code, point }] : []
  })
  return located.length > 0 ? <OpenerMap words={words} map={maps.world()} places={located} /> : undefined
}
