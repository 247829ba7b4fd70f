import { ago, type Calls, later, now } from './values.ts'

const article = 1_000_500
const articles = [1_000_500, 1_000_520]
const everything = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'expired', 'withdrawn']
const editor = { anybodys: everything, own: everything, author: undefined, staffId: 1 }
const translator = { anybodys: ['published'], own: everything, author: 'archive-author-3', staffId: 1 }
const contributor = { ...translator, anybodys: [] }
const any = { states: [], mine: false }

const asked = [
  [editor, any],
  [editor, { ...any, states: ['scheduled'] }],
  [editor, { ...any, states: ['published'], section: 'archive-section-3', language: 'en' }],
  [editor, { ...any, section: 'archive-1' }],
  [editor, { ...any, place: 'FR' }],
  [editor, { ...any, author: 'archive-author-3', terms: 'free' }],
  [editor, { ...any, source: 'archive-source-3' }],
  [editor, { ...any, words: "'report':*" }],
  [editor, { ...any, mine: true }],
  [editor, { ...any, changed: true }],
  [contributor, { ...any, changed: true }],
  [editor, { ...any, assigned: [1] }],
  [editor, { ...any, assigned: [] }],
  [editor, { ...any, due: { from: ago(1), until: now } }],
  [editor, { ...any, due: { from: undefined, until: now }, need: 'legal' }],
  [translator, { ...any, mine: true }],
  [contributor, any],
] as const

/** By file below `src`, then by function. */
export const callsOfAssignments: Record<string, Calls> = {
  'newsroom/articles/matching.sql.ts': {
    listMatching: [
      ...asked.map(([who, search]) => [who, search, 51]),
      [editor, { ...any, after: { at: ago(900), id: 1_000_500 } }, 51],
    ],
    listGoingOut: [editor, translator, contributor].map((who) => [who, { now, until: later, most: 50 }]),
    findNextOut: [editor, translator, contributor].map((who) => [who]),
    listRunningOut: [editor, contributor].map((who) => [who, later, 50]),
    listAssigned: [editor, contributor].map((who) => [who, 50]),
    listVisible: [
      [editor, articles],
      [contributor, articles],
    ],
    // Everything there is, is not counted.
    countMatching: asked.slice(1).map(([who, search]) => [who, search, 5_000]),
  },
  'newsroom/articles/deskArticles.sql.ts': {
    findDeskArticles: [editor, translator].map((who) => [who, articles]),
    listByAuthor: [[translator, 10]],
    listInReview: [[editor, 50]],
    countIncompleteSources: [[]],
  },
  'newsroom/articles/deskTexts.sql.ts': {
    hasTextChanges: [[1]],
    takeTextChange: [[]],
    deleteTextChange: [[article]],
    noteOldTexts: [[1, 50]],
    findTextToIndex: [[article]],
    storeDeskText: [[article, 1, "'boats':1"]],
    deleteDeskText: [[article]],
  },
  'newsroom/articles/views.sql.ts': {
    listViews: [[1]],
    countViewsOf: [[1]],
    insertView: [[{ name: 'Mine', query: 'mine', staffId: 1, forAll: false }, now]],
    lockView: [[1]],
    renameView: [[1, 'Ours']],
    deleteView: [[1]],
  },
  'newsroom/assignments/assignments.sql.ts': {
    lockForAssigning: [[article]],
    listAssignees: [[article]],
    listItsAuthors: [[article]],
    insertAssignee: [[{ articleId: article, staffId: 1, by: 1 }, now]],
    deleteAssignee: [[article, 1]],
    findDue: [[article]],
    storeDue: [[article, { at: later, remindAt: undefined, staffId: 1 }, now]],
    deleteDue: [[article]],
    listNeeds: [[article]],
    storeNeed: [[{ articleId: article, need: 'legal', staffId: 1 }, now]],
    storeMet: [[{ articleId: article, need: 'legal', staffId: 1 }, now]],
    nextReminder: [[]],
    takeReminders: [[200, now]],
  },
  'newsroom/assignments/bulk.sql.ts': {
    insertBulkRun: [[{ staffId: 1, action: 'assign', articles }, now]],
    findBulkRun: [[1]],
    lockBulkRun: [[1]],
    storeChoice: [[1, {}]],
    storeProgress: [[1, { done: 1, changed: 1, refused: [], endedAt: null }]],
    oldestBulkRun: [[]],
    deleteBulkRunsUntil: [[ago(80)]],
    findWhoseAll: [
      [articles, 'archive-author-3'],
      [articles, undefined],
    ],
  },
  'newsroom/errands/errands.sql.ts': {
    insertErrand: [[{ staffId: 1, kind: 'assigned', articleId: article, by: 1, detail: '' }, later, now]],
    listPeopleOf: [[article]],
    nextErrandMail: [[]],
    findWhoIsDue: [[now]],
    takeErrandsOf: [[1]],
    listReturned: [[1, ago(60)]],
    oldestErrand: [[]],
    deleteErrandsUntil: [[ago(80)]],
    takeBackMail: [[{ staffId: 1, kind: 'assigned', articleId: article }]],
  },
}
