import { UNSET } from '../../src/publication/facts/setPublication.ts'
import { PLENTY } from '../../tests/support/largePublication.ts'
import { ago, anything, type Calls, group, hash, later, now, reader, text } from './values.ts'

const article = 1_000_500
const slug = 'archive-article-500'
const languages = ['en', 'fr']
const middle = { published: ago(3_000), id: 1_050_000 }
const ownIssue = {
  ticket: '00000000-0000-4000-8000-000000000500',
  kind: 'epub',
  askedAt: now,
  forgetAt: later,
  slugs: [slug],
}
const draft = {
  slug: 'new-article',
  section: PLENTY.section,
  language: 'en',
  terms: 'metered',
  headline: 'New',
  status: 'published',
  firstPublished: now,
  extra: {},
  body: text,
}
const writing = {
  ...{
    articleId: article,
    groupId: group,
    versionId: 3_000_001,
    status: 'published',
    number: 9,
    leadIn: text,
    words: 1,
  },
  draft,
}
const filters = [
  { by: 'all' },
  { by: 'section', slug: PLENTY.section },
  { by: 'source', slug: 'archive-source-1' },
  { by: 'author', slug: PLENTY.author },
  { by: 'author', slug: 'archive-author-77' },
  { by: 'tag', slug: PLENTY.tag },
  { by: 'tag', slug: 'archive-tag-2000' },
  { by: 'place', id: 1_000_041 },
  { by: 'country', code: PLENTY.country },
  { by: 'country', code: 'PT' },
  { by: 'time', from: ago(3_000), until: ago(2_000) },
  { by: 'time', from: ago(9_000), until: ago(8_900) },
]

const leaf = {
  ...{ key: 'new', year: 1895, month: 12, day: 28, headline: 'New', body: text, language: 'en', placeId: 1_000_001 },
  ...{ point: undefined, sources: [{ name: 'A diary' }], articles: [], review: 'checked' },
}

/** By file below `src`, then by function. */
export const callsOfArticles: Record<string, Calls> = {
  'articles/store/articleWrites.sql.ts': {
    findRedirect: [[['/old/300.html', '/old/300']]],
    findStanding: [[slug]],
    lockArticles: [[['markdown:large/500.md'], [slug]]],
    findBySlug: [[slug]],
    languagesOfGroups: [[[group]]],
    takeIds: [[2]],
    insertGroups: [[[3_000_000]]],
    insertArticles: [[[{ ...writing, articleId: 3_000_000, groupId: group, draft: { ...draft, language: 'de' } }]]],
    updateArticle: [[{ ...writing, draft: { ...draft, firstPublished: ago(1) } }]],
    storeSources: [[[{ id: article, source: 'x', seen: undefined }]]],
    insertVersions: [[[writing], now]],
    slugsOfAuthors: [[['Somebody', 'Author 3']]],
    insertAuthors: [[[{ slug: 'somebody', name: 'Somebody' }]]],
    storeTags: [
      [
        [
          { slug: 'one', name: 'One' },
          { slug: 'two', name: 'Two' },
        ],
      ],
    ],
    deleteLinks: [[[article, article + 1]]],
    insertAuthorLinks: [[[{ article, author: PLENTY.author, position: 5, published: now }]]],
    insertTagLinks: [[[{ article, tag: PLENTY.tag, published: now }]]],
    insertPlaceLinks: [[[{ article, place: 1_000_001, position: 5 }]]],
    deleteRedirects: [[['/older']]],
    storeRedirects: [[[{ path: '/older', articleId: article }]]],
    excludedFromMagazine: [[[1_000_500]]],
    storeTerms: [[article, { terms: 'free' }]],
    whereTheyStand: [[[article, article + 1]]],
    renameAuthor: [[PLENTY.author, 'Somebody Else']],
  },
  'articles/states/states.sql.ts': {
    nextOpening: [[]],
    nextClosing: [[]],
    countOpenings: [[now]],
    openArticles: [[now]],
    closeArticles: [[now]],
    lockArticle: [[slug]],
    storeWithdrawn: [[article, 'It was wrong.']],
    restoreWithdrawn: [[article, now]],
    findGone: [[slug]],
  },
  'exchange/archives/archives.sql.ts': {
    findArchive: [['large']],
    listArchives: [[100]],
    archiveNames: [[]],
    storeArchive: [['large', '/large']],
    findImported: [[{ keys: ['markdown:large/500.md'], texts: ['x'], headlines: ['0'.repeat(32)] }]],
    findSources: [[['markdown:large/500.md']]],
    takenSlugs: [[[slug, 'nothing-like-it']]],
    moveArticles: [[[{ id: article, key: 'markdown:large/moved.md', slug: 'moved' }]]],
  },
  'articles/store/articles.sql.ts': {
    findArticle: [[slug]],
    findArticleAtDesk: [[article]],
    findArticles: [[[slug, 'archive-article-501']]],
    findBody: [[{ versionId: article, groupId: group }]],
    articleOfGroup: [[group, 'en']],
    headlinesOfGroups: [[[group, group + 1], 'en']],
    findAddresses: [[['/old/300.html', `/archive-5/${slug}`]]],
    listPositions: filters.flatMap((filter) => [
      [filter, languages, { limit: 21 }],
      [filter, languages, { limit: 21, olderThan: middle }],
      [filter, languages, { limit: 21, newerThan: middle }],
    ]),
    newestOfPeriods: [
      [Array.from({ length: 12 }, (_, at) => ({ from: ago(30 * (at + 1)), until: ago(30 * at) })), languages, 3],
      [Array.from({ length: 60 }, (_, at) => ({ from: ago(365 * at + 1), until: ago(365 * at) })), languages, 1],
    ],
    positionAfter: filters.map((filter) => [filter, 2_000]),
    positionOf: [[article]],
    articlesAt: [[Array.from({ length: 20 }, (_, at) => ({ published: now, id: article + at }))]],
    listArticles: [[{ by: 'all' }, { languages, limit: 60 }]],
    hasArticles: filters.filter(({ by }) => by === 'tag' || by === 'country').map((filter) => [filter]),
    countArticlesByCountry: [[], [['PT']], [['FR']]],
    nameOfTag: [[PLENTY.tag]],
    authorName: [[PLENTY.author]],
  },
  'almanac/entries/entries.sql.ts': {
    listEntriesOfDay: [[{ month: 12, day: 28 }], [{ month: 12, day: 28 }, 'checked']],
    listEntriesOfYears: [
      [
        { from: 1801, to: 1900 },
        { limit: 101, offset: 200 },
      ],
    ],
    listEntriesFrom: [
      [{ country: PLENTY.country }, 30],
      [{ country: 'PT' }, 30],
      [{ country: 'FR', placeId: 1_000_001 }, 30],
    ],
    listCenturiesWithEntries: [[Array.from({ length: 100 }, (_, at) => 100 - at)]],
    listDaysWithEntries: [[Array.from({ length: 366 }, (_, at) => ({ month: (at % 12) + 1, day: (at % 28) + 1 }))]],
    listAllEntries: [[]],
    storeEntries: [[[leaf, { ...leaf, key: 'archive 500' }], now]],
    lockEntry: [[{ id: 1_000_500 }], [{ key: 'archive 500' }]],
    storeReview: [[1_000_500, 'checked', now]],
    hasEntriesFrom: [['PT'], ['ZW']],
  },
  'archive/pages/savedSearches.sql.ts': {
    listSavedSearches: [[reader]],
    insertSavedSearch: [[reader, 'q=new', now]],
    markLookedAt: [[reader, 'q=new', now]],
    deleteSavedSearch: [[reader, 1_000_500]],
    deleteSavedSearches: [[reader]],
    listSavedSearchRows: [[reader]],
  },
  'magazine/catalog/tokens.sql.ts': {
    storeToken: [[1_000_501, hash('new token'), now]],
    revokeTokens: [[reader, now]],
    tokenSince: [[reader]],
    findToken: [[anything]],
    deleteTokens: [[reader]],
    listTokenRows: [[reader]],
    endReadingTokens: [[now]],
  },
  'magazine/own/ownIssues.sql.ts': {
    findOwnIssue: [[reader]],
    storeOrder: [[reader, ownIssue]],
    storeMade: [
      [
        { readerId: reader, ticket: ownIssue.ticket },
        { bytes: anything, slugs: ownIssue.slugs },
      ],
    ],
    markFailed: [[{ readerId: reader, ticket: ownIssue.ticket }]],
    findOwnBytes: [[reader, ownIssue.ticket]],
    deleteOwnIssue: [[reader]],
    earliestToForget: [[]],
    forgetDue: [[now]],
    listOwnIssueRows: [[reader]],
  },
  'magazine/own/saved.sql.ts': {
    listSaved: [[reader]],
    countSaved: [[reader]],
    insertSaved: [[reader, 1_000_501, now]],
    deleteSaved: [[reader, 1_000_500]],
    deleteAllSaved: [[reader]],
    listSavedRows: [[reader]],
  },
  'articles/syndication/hub.sql.ts': {
    findAnnouncement: [[]],
    storeAnnounced: [[1]],
    claimAnnouncement: [[later, now]],
  },
  'articles/syndication/personalFeeds.sql.ts': {
    storePersonalFeed: [[reader, anything, now]],
    deletePersonalFeed: [[reader]],
    personalFeedSince: [[reader]],
    readerOfFeed: [[anything]],
    listPersonalFeedRows: [[reader]],
    endPersonalFeeds: [[]],
  },
  'articles/syndication/sitemaps.sql.ts': {
    listSitemaps: [[5_000]],
    listAddresses: [[{ after: 1_050_000, to: 1_055_000 }]],
    listRecentNews: [[ago(2), 1_000]],
  },
  'media/pictures/pictures.sql.ts': {
    findCredited: [['0'.repeat(32)]],
    findPictures: [[[hash('one').toString('hex').slice(0, 32)]]],
    insertPicture: [
      [
        {
          id: '0'.repeat(32),
          width: 1,
          height: 1,
          renditionWidths: [],
          colour: '#000000',
          credit: undefined,
          originalBytes: 1,
        },
        now,
      ],
    ],
  },
  'publication/facts/publication.sql.ts': {
    loadPublication: [[]],
    storePublication: [[{ ...UNSET, name: 'X' }]],
    touchPublication: [[]],
    loadSections: [[]],
    storeSection: [[{ slug: 'x', name: 'X', description: '', inNavigation: true }, 1]],
    insertSectionIfNew: [[{ slug: 'x', name: 'X', description: '', inNavigation: true }]],
    loadAboutPages: [[]],
    storeAboutPage: [[{ slug: 'x', title: 'X', document: text }, 1]],
    loadPhrases: [[]],
    storePhrase: [[{ language: 'fr', text: 'x', translation: 'y' }]],
    deletePhrase: [['fr', 'x']],
  },
  'publication/places/places.sql.ts': {
    findOrMakePlace: [[{ country: 'FR', city: 'Nowhere' }]],
    findOrMakePlaces: [[[{ country: 'FR', city: 'Nowhere' }, { country: 'FR' }, { country: 'FR', city: 'Nowhere' }]]],
    placeBySlug: [['archive-city-1-fr']],
  },
  'publication/sources/sources.sql.ts': {
    storeSource: [[{ slug: 'x', name: 'X', language: 'en', country: 'FR', url: undefined, description: '' }]],
    insertSourceIfNew: [[{ slug: 'x', name: 'X', language: 'en' }]],
    sourceBySlug: [['archive-source-1']],
    listSources: [[]],
  },
}
