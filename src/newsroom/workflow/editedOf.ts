import type { EditedArticle } from '../../articles/states/states.module.ts'
import { ArticleDocumentSchema } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { FACTS, type FactName } from '../editor/editor.module.ts'
import type { Content } from './changes.rule.ts'

/** What is published of facts and text; refuses, with a sentence, what no page could show. */
export function editedOf({ facts, document }: Content): EditedArticle {
  const read = <Fact extends FactName>(fact: Fact): ReturnType<(typeof FACTS)[Fact]['parse']> => {
    const parsed = FACTS[fact].safeParse(facts[fact])
    if (!parsed.success) throw refuse('invalid', 'fact-invalid', { fact: { word: `publish.fact.${fact}` } })
    return parsed.data as ReturnType<(typeof FACTS)[Fact]['parse']>
  }
  const body = ArticleDocumentSchema.safeParse(document)
  if (!body.success) {
    throw refuse('invalid', 'text-invalid')
  }
  const [kicker, standfirst, picture] = [read('kicker'), read('standfirst'), read('leadPicture')]
  return {
    slug: read('slug'),
    section: read('section'),
    terms: read('terms'),
    headline: read('headline'),
    ...(kicker !== '' && { kicker }),
    ...(standfirst !== '' && { standfirst }),
    authors: read('authors'),
    tags: read('tags'),
    places: read('places').map(({ country, city }) => (city === undefined ? { country } : { country, city })),
    ...(picture && {
      leadPicture: {
        pictureId: picture.pictureId,
        alt: picture.alt,
        ...(picture.caption !== undefined && { caption: picture.caption }),
        ...(picture.credit !== undefined && { credit: picture.credit }),
      },
    }),
    inMagazine: read('inMagazine'),
    body: body.data,
  }
}
