import type { Words } from '../../design/words/words.ts'
import { hourInWords } from '../workflow/workflow.module.ts'
import type { Sheet } from './describeSheet.ts'

type Place = { country: string; city?: string }

export type GoingOutProps = {
  words: Words
  sheet: Sheet
  zone: string
  sectionName: string
  letters: readonly string[]
  /** The instant at which it would go out, where an hour was said. */
  at: Temporal.Instant | undefined
}

/** A sentence for each thing that whoever publishes should know. */
export function GoingOut({ words, sheet, zone, sectionName, letters, at }: GoingOutProps) {
  const { content, path, language, otherLanguages, standing, rights } = sheet
  const { headline, terms, leadPicture, inMagazine, authors, tags, places } = content.facts
  const said = String(headline) || words.t('workflow.untitled')
  const where = [
    ...(sectionName === '' ? [] : [sectionName]),
    ...(places as Place[]).map(({ city, country }) => city ?? words.country(country)),
    ...(tags as string[]),
    ...(authors as string[]),
  ]
  const picture = leadPicture as { credit?: string } | null
  const tongue = words.language(language)
  const goesOut = at ?? standing.schedule?.at
  const sentences = [
    path === undefined
      ? words.t(content.facts.section === '' ? 'publish.noSection' : 'publish.noAddress')
      : words.t('publish.address', { headline: said, path: decodeURI(path), language: tongue }),
    ...(goesOut ? [words.t('publish.hour', { hour: hourInWords(words, { at: goesOut, zone }) })] : []),
    ...(where.length > 0 ? [words.t('publish.stands', { places: words.list(where) })] : []),
    letters.length > 0
      ? words.t('publish.letters', { letters: words.list([...letters]) })
      : words.t('publish.noLetters'),
    otherLanguages.length > 0
      ? words.t('publish.languages', { languages: words.list(otherLanguages.map((tag) => words.language(tag))) })
      : words.t('publish.noLanguages'),
    words.t(`publish.gate.${terms as 'free' | 'metered' | 'registered' | 'subscribers'}`),
    picture
      ? picture.credit
        ? words.t('publish.picture', { credit: picture.credit })
        : words.t('publish.pictureWithout')
      : words.t('publish.noPicture'),
    ...(rights
      ? [rights.until ? words.t('publish.rightsEnd', { day: words.day(rights.until) }) : words.t('publish.rightsStay')]
      : []),
    words.t(inMagazine ? 'publish.magazine' : 'publish.noMagazine'),
    ...(standing.embargo ? [words.t('publish.underEmbargo', { hour: hourInWords(words, standing.embargo) })] : []),
  ]
  return (
    <ul class="publish-sentences">
      {sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  )
}
