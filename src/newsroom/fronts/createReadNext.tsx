import { LRUCache } from 'lru-cache'
import type { Almanac } from '../../almanac/entries/entries.module.ts'
import { findTodaysLeaf, SmallLeaf } from '../../almanac/pages/pages.module.ts'
import type { ReadNextProvider, StreamEntry } from '../../articles/page/page.module.ts'
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
import { type Kin, planReadNext } from './kinship.rule.ts'

/** Articles folded below an article, lines of other countries beside it, and lines of The Latest at the end. */
const MOST = { readOn: 5, elsewhere: 3, latest: 8 }
/** A box with the letter's sign-up stands after this many folded articles. */
const BOX_AFTER = 2
/** And today's leaf of the almanac, with the sign-up of its own, after this many. */
const LEAF_AFTER = 4

export type ReadNextDeps = {
  db: Database
  frame: Frame
  media: Media
  memory: ArticleMemory
  box: BoxRenderer
  publication: Publication
  almanac: Almanac
}

/** Among so many newest, kept in memory, those are looked for that an article leads on to. */
const NEWEST = 60

type Newest = { newest: ArticleRecord[]; pictures: Map<string, StoredPicture> }

/** Around an article: what is akin to it beside it and folded below, a letter's box among them, then The Latest. */
export function createReadNext(deps: ReadNextDeps): ReadNextProvider {
  const { db, media, memory, frame, publication, almanac } = deps
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

  async function findLeaf(): Promise<StreamEntry | undefined> {
    const { almanacLetter } = publication.facts()
    const found = await findTodaysLeaf(db, { almanac, publication, words: frame.words })
    if (!found) return undefined
    const box = almanacLetter && deps.box.newsletterBox(almanacLetter, frame.words)
    const leaf = <SmallLeaf words={frame.words} entry={found.leaf} box={box || undefined} />
    return { kind: 'leaf', leaf }
  }

  return {
    version: () => `${version()} ${almanac.today().version}`,
    async tail(article, viewer) {
      const { newest, pictures } = (await kept.fetch(version())) as Newest
      const { zone, dailyLetter } = publication.facts()
      const page = { language: frame.words.locale, zone, today: publication.today() }
      const { readOn, elsewhere, latest } = planReadNext(
        kinOf(article),
        newest.filter(({ sponsor }) => viewer !== 'subscriber' || sponsor === undefined).map(kinOf),
        MOST,
      )
      const stream = readOn.map(({ article: other }) => ({
        kind: 'article' as const,
        teaser: makeTeaser(other, pictures, page),
        leadIn: renderLeadIn({ box: deps.box, words: frame.words }, other),
        tags: other.tags,
        language: other.language,
      }))
      const box = dailyLetter && deps.box.newsletterBox(dailyLetter, frame.words)
      const leaf = await findLeaf()
      return {
        stream: [
          ...stream.slice(0, BOX_AFTER),
          ...(box ? [{ kind: 'box' as const, box }] : []),
          ...stream.slice(BOX_AFTER, LEAF_AFTER),
          ...(leaf ? [leaf] : []),
          ...stream.slice(LEAF_AFTER),
        ],
        elsewhere: elsewhere.map(({ article: other }) => ({
          place: frame.words.country(other.places[0]?.country ?? ''),
          ...makeTeaser(other, pictures, page),
        })),
        latest: latest.map(({ article: other }) => makeTeaser(other, pictures, page)),
      }
    },
  }
}

function kinOf(article: ArticleRecord): Kin & { article: ArticleRecord } {
  const { groupId, tags, places } = article
  const countries = places.map(({ country }) => country)
  return { groupId, section: article.section.slug, tags, countries, isPaid: article.sponsor !== undefined, article }
}
