import { ago, type Calls, later, now } from './values.ts'

const article = 1_000_500
const hour = { wall: '2026-11-30T06:00', zone: 'Europe/Paris', at: later }

/** By file below `src`, then by function. */
export const callsOfWorkflow: Record<string, Calls> = {
  'articles/lists/corrections.sql.ts': {
    listCorrections: [
      [undefined, 51],
      [500, 51],
    ],
  },
  'articles/states/edited.sql.ts': { findUnedited: [[article]] },
  'newsroom/workflow/workflow.sql.ts': {
    lockArticle: [[article]],
    findStanding: [[article]],
    findNumber: [['archive-article-500']],
    storeState: [[article, 'in-review']],
    findWorkflow: [[article]],
    findLastDeed: [[article]],
    storeReturned: [
      [article, { note: 'Who says so?', staffId: 1 }, now],
      [article, undefined, now],
    ],
    storeApproved: [
      [article, { revision: 1, staffId: 1 }, now],
      [article, undefined, now],
    ],
    copyEmbargo: [[article, article + 1]],
  },
  'newsroom/workflow/schedules.sql.ts': {
    findSchedule: [[article]],
    deleteSchedule: [[article]],
  },
  'newsroom/publishing/publishing.sql.ts': {
    storePublic: [[article, { revision: 1, staffId: 1 }, now]],
    storeEmbargo: [
      [article, hour],
      [article, undefined],
    ],
    insertCorrection: [[article, { text: 'A name was wrong.', staffId: 1 }, now]],
    isTaken: [['archive-article-500', article]],
    listLanguages: [[article]],
    upsertSchedule: [[article, { ...hour, revision: 1, kind: 'small', note: null, staffId: 1 }, now]],
    listDueChanges: [[later]],
    nextChange: [[]],
    countChangesDue: [[ago(1)]],
  },
}
