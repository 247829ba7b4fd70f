import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type ArchiveArticle, archiveArticles } from '../../../tests/support/archiveArticles.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { articlesAt } from '../../articles/store/store.module.ts'
import { ReadsEverything } from '../../paywall/decisions/decisions.module.ts'

/** Who looks for this, reading in this language, wants that article before all others. */
const wanted: [query: string, language: string, slug: string][] = [
  // English: forms, order, stop words, exact words, exclusions, alternatives.
  ['grain harbor', 'en', 'odesa-grain-en'],
  ['harbors', 'en', 'odesa-grain-en'],
  ['exporting grain', 'en', 'odesa-grain-en'],
  ['odessa', 'en', 'odesa-grain-en'],
  ['the wheat ships of Odesa', 'en', 'odesa-grain-en'],
  ['don quixote', 'en', 'quixote-en'],
  ['"windmills of la mancha"', 'en', 'quixote-en'],
  ['windmill -quixote', 'en', 'dutch-mills-en'],
  ['tides or eclipse', 'en', 'eclipse-en'],
  ['eclipse | volcano', 'en', 'eclipse-en'],
  ['solar eclipses', 'en', 'eclipse-en'],
  ['sao paulo buses', 'en', 'sao-paulo-en'],
  ['São Paulo bus', 'en', 'sao-paulo-en'],
  ['semi-final chess', 'en', 'chess-en'],
  ['night trains', 'en', 'night-train-en'],
  ['sleeper train Vienna', 'en', 'night-train-en'],
  ['wien', 'en', 'night-train-en'],
  ['new york library', 'en', 'library-en'],
  ['libraries Nueva York', 'en', 'library-en'],
  // Typos, forgiven where a word is long enough.
  ['eclispe', 'en', 'eclipse-en'],
  ['quixotte', 'en', 'quixote-en'],
  ['windmils', 'en', 'dutch-mills-en'],
  ['libary new york', 'en', 'library-en'],
  ['tournamnet', 'en', 'chess-en'],
  // One place by all its names.
  ['Kiev', 'en', 'kyiv-metro-uk'],
  ['Kyiv', 'fr', 'kyiv-metro-uk'],
  ['Київ', 'uk', 'kyiv-metro-uk'],
  ['Киев', 'ru', 'kyiv-metro-uk'],
  ['基辅', 'zh', 'kyiv-metro-uk'],
  ['キーウ', 'ja', 'kyiv-metro-uk'],
  // Ukrainian and Russian.
  ['станції метро', 'uk', 'kyiv-metro-uk'],
  ['метро', 'uk', 'kyiv-metro-uk'],
  ['п’ять станцій', 'uk', 'kyiv-metro-uk'],
  ['ледоход', 'ru', 'ice-ru'],
  ['ледоходы на реке', 'ru', 'ice-ru'],
  ['еще лед', 'ru', 'ice-ru'],
  // French: accents, elision, plural.
  ['fromages', 'fr', 'cheese-fr'],
  ['l’affinage du fromage', 'fr', 'cheese-fr'],
  ['chevre', 'fr', 'cheese-fr'],
  ['CHÈVRES', 'fr', 'cheese-fr'],
  // German: umlauts, ß, inflection.
  ['wälder', 'de', 'forest-de'],
  ['Wald', 'de', 'forest-de'],
  ['strassen', 'de', 'forest-de'],
  ['Straße im Wald', 'de', 'forest-de'],
  ['Muenchen', 'de', 'munich-de'],
  ['Munich', 'en', 'munich-de'],
  // Spanish, Italian, Portuguese, Polish.
  ['sequías', 'es', 'drought-es'],
  ['sequia olivares', 'es', 'drought-es'],
  ['laguna venezia', 'it', 'lagoon-it'],
  ['Venice', 'en', 'lagoon-it'],
  ['acqua alta', 'it', 'lagoon-it'],
  ['żubry', 'pl', 'bison-pl'],
  ['zubr', 'pl', 'bison-pl'],
  // Greek, Arabic, Hebrew, Hindi, Turkish.
  ['νησιά', 'el', 'islands-el'],
  ['νησια', 'el', 'islands-el'],
  ['النخيل', 'ar', 'palms-ar'],
  ['واحة', 'ar', 'palms-ar'],
  ['الواحه', 'ar', 'palms-ar'],
  ['ספרייה', 'he', 'library-he'],
  ['नदी', 'hi', 'river-hi'],
  ['balıkçılar', 'tr', 'fishers-tr'],
  ['balikci', 'tr', 'fishers-tr'],
  ['Byzance ou Istanbul', 'fr', 'fishers-tr'],
  // Scripts without spaces.
  ['地震', 'ja', 'earthquake-ja'],
  ['リポジトリ', 'ja', 'archive-ja'],
  ['茶', 'zh', 'tea-zh'],
  ['茶叶', 'zh', 'tea-zh'],
  ['云南茶叶', 'zh', 'tea-zh'],
  ['한글', 'ko', 'hangul-ko'],
  ['한글을', 'ko', 'hangul-ko'],
  ['서울', 'ko', 'hangul-ko'],
  ['ตลาดน้ำ', 'th', 'market-th'],
  ['กรุงเทพ', 'th', 'market-th'],
  // A country by its name in the reader's language finds what was written elsewhere.
  ['Japón', 'es', 'earthquake-ja'],
  ['Griechenland', 'de', 'islands-el'],
  ['Deutschland', 'de', 'forest-de'],
  ['Польша', 'ru', 'bison-pl'],
]

describe('what is found first', () => {
  let site: TestSite
  before(async () => {
    site = await createSite('found_first')
    for (const article of archiveArticles) await publish(site, article)
    await site.dateline.searchIndex.settle()
  })
  after(() => site?.close())

  for (const [query, language, slug] of wanted) {
    test(`a reader of ${language} who types ${query} is shown ${slug} first`, async () => {
      const { search, db } = site.dateline
      const asked = { query, filters: {}, order: 'relevance', size: 3, language } as const
      for (const reach of ['open', ReadsEverything.atTheCommandLine()] as const) {
        const { hits } = await search.search({ ...asked, reach })
        const found = new Map((await articlesAt(db, hits)).map((article) => [article.id, article.slug]))
        assert.equal(
          hits[0] && found.get(hits[0].id),
          slug,
          JSON.stringify(hits.map(({ id, why }) => [found.get(id), why.words])),
        )
      }
    })
  }
})

async function publish(
  site: TestSite,
  { slug, language, headline, standfirst, paragraphs, places, published }: ArchiveArticle,
) {
  await site.publish({
    slug,
    language,
    headline,
    standfirst,
    places: places ?? [],
    firstPublished: Temporal.Instant.from(published),
    body: {
      type: 'doc',
      content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    },
  })
}
