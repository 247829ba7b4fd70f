import { ago, type Calls, now, text } from './values.ts'

const article = 1_000_500
const batch = '00000000-0000-4000-8000-000000000000'

/** By file below `src`, then by function. */
export const callsOfEditor: Record<string, Calls> = {
  'newsroom/editor/editor.sql.ts': {
    lockCopy: [[article]],
    findCopy: [[article]],
    lockNewestVersion: [[article]],
    findWhose: [
      [article, 'archive-author-1'],
      [article, undefined],
    ],
    insertCopy: [[article, { text, begunFrom: article }, now]],
    updateCopy: [[article, { version: 51, text }, now]],
    listStepsSince: [[article, 40]],
    insertSteps: [[article, { after: 50, steps: [], client: 'one', staffId: 1 }, now]],
    findBatch: [[article, batch]],
    insertBatch: [[article, { batch, digest: '', version: 51 }, now]],
    oldestStep: [[]],
    deleteStepsUntil: [[ago(80)]],
  },
  'newsroom/writing/writing.sql.ts': { findEdited: [[article]] },
  'newsroom/editor/comments.sql.ts': {
    insertComment: [
      [article, { from: 1, to: 2, gone: false, version: 50, quote: 'boats', words: 'How many?', staffId: 1 }, now],
    ],
    listComments: [[article]],
    listAnchors: [[article]],
    updateAnchors: [[article, { version: 51, anchors: [{ id: 1, from: 1, to: 2, gone: false }] }]],
    storeResolved: [[{ articleId: article, commentId: 1, staffId: 1 }, now]],
  },
  'newsroom/editor/facts.sql.ts': {
    findArticleFacts: [[article]],
    listStoredFacts: [[article]],
    storeFact: [
      [article, { fact: 'headline', value: 'Boats', base: 0, staffId: 1 }, now],
      [article, { fact: 'headline', value: 'Boats', base: 1, staffId: 1 }, now],
    ],
  },
  'newsroom/editor/revisions.sql.ts': {
    insertRevision: [[article, { text, facts: {}, label: null, restoredFrom: null, staffId: 1 }, now]],
    listRevisions: [[article]],
    findRevision: [
      [article, 1],
      [article, 'newest'],
    ],
  },
}
