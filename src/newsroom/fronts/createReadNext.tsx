import { LRUCache } from 'lru-cache'
import type { ReadNextProvider } from '../../articles/page/page.module.ts'
import {
  type ArticleMemory,
  type ArticleRecord,
  type BoxRenderer,
  findLeadPictures,
  listArticles,
  makeTeaser,
  renderLeadIn,
} from '../../articles/store/store.module.ts'
import type { Frame } from '../../design/frame/shell.ts'
import type { Media, StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

/** Articles folded below an article, and lines of The Latest below those. */
const STREAM = 5
const LATEST = 8
/** Lines of news from other countries beside an article. */
const ELSEWHERE = 3
/** A box with the letter's sign-up stands after this many folded articles. */
const BOX_AFTER = 2

export type ReadNextDeps = {
  db: Database
  frame: Frame
  media: Media
  memory: ArticleMemory
  box: BoxRenderer
  publication: Publication
}

const NEWEST = STREAM + LATEST + 1

type Newest = { newest: ArticleRecord[]; pictures: Map<string, StoredPicture> }

/** Below an article: the newest others folded, a letter's box among them, then The Latest. */
export function createReadNext(deps: ReadNextDeps): ReadNextProvider {
  const { db, media, memory, frame, publication } = deps
  const page = `read next ${frame.words.locale}`
  // By version. Another one may be wanted before this one has come: whoever waits for it gets it all the same.
  const kept = new LRUCache<string, Newest>({ max: 1, ignoreFetchAbort: true, fetchMethod: loadNewest })

  async function loadNewest(version: string): Promise<Newest> {
    const languages = [frame.words.locale, publication.facts().language]
    const newest = await listArticles(db, { by: 'all' }, { languages, limit: NEWEST })
    memory.pages.shows(page, version, { from: newest.length < NEWEST ? undefined : newest.at(-1)?.firstPublished })
    return { newest, pictures: await findLeadPictures(db, media, newest) }
  }

  const version = () => memory.pages.versionOf(page, 'all')

  return {
    version,
    async tail(article) {
      const { newest, pictures } = (await kept.fetch(version())) as Newest
      const { zone, dailyLetter } = publication.facts()
      const page = { language: frame.words.locale, zone, today: publication.today() }
      const others = newest.filter((other) => other.groupId !== article.groupId)
      const stream = others.slice(0, STREAM).map((other) => ({
        kind: 'article' as const,
        teaser: makeTeaser(other, pictures, page),
        leadIn: renderLeadIn({ box: deps.box, words: frame.words }, other),
        language: other.language,
      }))
      const box = dailyLetter && deps.box.newsletterBox(dailyLetter, frame.words)
      return {
        stream: box
          ? [...stream.slice(0, BOX_AFTER), { kind: 'box' as const, box }, ...stream.slice(BOX_AFTER)]
          : stream,
        elsewhere: elsewhereThan(article, others)
          .slice(0, ELSEWHERE)
          .map((other) => ({
            place: frame.words.country(other.places[0]?.country ?? ''),
            ...makeTeaser(other, pictures, page),
          })),
        latest: others.slice(STREAM, STREAM + LATEST).map((other) => makeTeaser(other, pictures, page)),
      }
    },
  }
}

/** News from countries that the article is not from; what has no place is from nowhere else. */
function elsewhereThan(article: ArticleRecord, others: readonly ArticleRecord[]): ArticleRecord[] {
  const here = new Set(article.places.map(({ country }) => country))
  return others.filter(({ places }) => places.length > 0 && places.every(({ country }) => !here.has(country)))
}
