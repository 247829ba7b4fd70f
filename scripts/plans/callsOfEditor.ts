import { ago, type Calls, later, now, text } from './values.ts'

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
    markUnkept: [[article, { since: now, keepAt: later, staffId: 1 }]],
    markKept: [[article]],
    listStepsSince: [[article, 40]],
    insertSteps: [[article, { after: 50, steps: [], client: 'one', staffId: 1 }, now]],
    findBatch: [[article, batch]],
    insertBatch: [[article, { batch, digest: '', version: 51 }, now]],
    oldestStep: [[]],
    deleteStepsUntil: [[ago(80)]],
  },
  'newsroom/editor/anchors.sql.ts': {
    listAnchors: [[article]],
    updateAnchors: [[article, { version: 51, anchors: [{ id: 1, from: 1, to: 2, gone: false }] }]],
  },
  'newsroom/editor/facts.sql.ts': {
    findArticleHead: [[article]],
    findArticleFacts: [[article]],
    listStoredFacts: [[article]],
    isSection: [['world']],
    storeFact: [
      [article, { fact: 'headline', value: 'Boats', base: 0, staffId: 1 }, now],
      [article, { fact: 'headline', value: 'Boats', base: 1, staffId: 1 }, now],
    ],
  },
  'newsroom/intake/filesForDesk.sql.ts': {
    findFileForDesk: [[article]],
    storeFileForDesk: [[article, { digest: 'd', revision: 1, taken: false }]],
  },
  'newsroom/editor/revisions.sql.ts': {
    insertRevision: [[article, { text, facts: {}, label: null, restoredFrom: null, version: 50, staffId: 1 }, now]],
    listRevisions: [[article], [article, { before: 3, most: 51 }]],
    findRevisionAt: [[article, 30]],
    findRevision: [
      [article, 1],
      [article, 'newest'],
    ],
  },
  'newsroom/history/history.sql.ts': {
    listStepsBetween: [[article, { after: 40, until: 50 }]],
    findSeen: [[article, 1]],
    upsertSeen: [
      [
        { articleId: article, staffId: 1 },
        { version: 50, at: now, sinceVersion: 40, sinceAt: now },
      ],
    ],
    countChangesSince: [[1, [article, article + 1]]],
    listFactsSince: [[article, ago(10)]],
    earliestToKeep: [[]],
    lockCopiesToKeep: [[20, ago(80)]],
    findBegun: [[article]],
  },
  'newsroom/comments/comments.sql.ts': {
    insertComment: [
      [article, { from: 1, to: 2, gone: false, version: 50, quote: 'boats', words: 'How many?', staffId: 1 }, now],
    ],
    listComments: [[article]],
    listReplies: [[article]],
    lockComment: [[article, 1]],
    findReply: [[{ commentId: 1, replyId: 1 }]],
    insertReply: [[{ commentId: 1, words: 'Forty.', staffId: 1 }, now]],
    storeResolved: [
      [{ articleId: article, commentId: 1, by: 1 }, now],
      [{ articleId: article, commentId: 1, by: undefined }, now],
    ],
    updateWords: [
      [{ commentId: 1, replyId: 0, words: 'How many boats?' }, now],
      [{ commentId: 1, replyId: 1, words: 'Forty-one.' }, now],
    ],
    deleteReply: [[{ commentId: 1, replyId: 1 }]],
    takeBackComment: [[1, now]],
    insertMentions: [[{ commentId: 1, replyId: 0, staffIds: [1] }, now]],
    deleteMentions: [[{ commentId: 1, replyId: 0, but: [2] }]],
    listOpenMentions: [[1, 50]],
    findWhose: [[article]],
  },
}
