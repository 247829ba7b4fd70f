import { ago, type Calls, group } from './values.ts'

const article = 1_000_500
const rare = { words: 'full', loose: ["'number7'"], strict: undefined, from: undefined, to: undefined }
const exact = { ...rare, loose: ["'number7'", "'boat'"], strict: "'number7' <-> 'boat'", from: ago(400) }
const vector = "'=' 'number7':1A"
const document = {
  ...{ article_id: article, group_id: group, version_id: article, tokens: 1, published: ago(3).toString() },
  ...{ language: 'en', section: 'archive-1', source: null, places: ['france'] },
  ...{ head: vector, open_words: vector, full_words: vector, open_text: 'Open', full_text: 'Full' },
}

/** By file below `src`, then by function. */
export const callsOfSearch: Record<string, Calls> = {
  'archive/index/index.sql.ts': {
    takeIndex: [[]],
    nextChanges: [
      [25, false],
      [25, true],
    ],
    waitingChange: [[1]],
    whatWaits: [[]],
    holdLive: [[[article]]],
    wordsCounted: [[[article]]],
    storeDocuments: [[[document]]],
    deleteChanges: [[[1]]],
    enqueueStale: [[1]],
    enqueueAll: [[]],
  },
  'archive/index/words.sql.ts': {
    lookUpEachWord: [[]],
    countWords: [
      [
        'full',
        new Map([
          ['number7', -1],
          ['new', 1],
        ]),
      ],
    ],
    insertWords: [['open', [{ word: 'new', documents: 1, shown: 'new', remains: ['new'] }]]],
  },
  'archive/search/search.sql.ts': {
    searchByIndexOnly: [[2_000]],
    documentsWith: [['full', ['number7', 'boat']]],
    wordsBeginning: [['open', 'number7', 8]],
    wordsLike: [['full', ['number7', 'umber7']]],
    newestFound: [
      [rare, { limit: 100 }],
      [rare, { limit: 100, before: { published: ago(30), id: article } }],
    ],
    readNewest: [
      [
        { ...exact, about: ["'*number7'"] },
        { limit: 300, zone: 'UTC' },
      ],
    ],
    bestHeads: [
      [{ ...rare, head: ["'number7'"], wanted: "'number7'", unwanted: undefined }, 100],
      [{ ...rare, head: ["'number7'"], wanted: "'number7'", unwanted: "'boat'" }, 100],
    ],
    countFound: [[rare, { limit: 2_400, newest: 600, zone: 'UTC' }]],
    variantsOf: [
      [rare, [group]],
      [exact, [group]],
    ],
    openTexts: [[[article]]],
    fullTexts: [[[article]]],
    headlinesWith: [["'number7':*A", 3]],
    placesNamed: [[['france']]],
  },
}
