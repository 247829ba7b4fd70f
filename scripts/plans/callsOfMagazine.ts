import { ago, anything, type Calls, group, later, now, reader } from './values.ts'

const day = '2026-11-27'
const issue = 1
const settings = {
  weekday: 5,
  hour: '05:00',
  aheadHours: 24,
  pieces: 24,
  name: '',
  masthead: [],
  newsletter: undefined,
}
const version = { slug: 'archive-article-500', groupId: group, articleId: 1_000_500, versionId: 1_000_500 }

/** By file below `src`, then by function. */
export const callsOfMagazine: Record<string, Calls> = {
  'magazine/planning/settings.sql.ts': {
    loadSettings: [[]],
    lockSettings: [[]],
    storeSettings: [[settings]],
    planProposal: [[{ proposeAt: later, day }]],
    earliestProposal: [[]],
  },
  'magazine/planning/issues.sql.ts': {
    findIssue: [[day]],
    findIssueById: [[issue]],
    lockIssue: [[issue]],
    listIssues: [[{ most: 10 }], [{ released: true, most: 10 }], [{ released: false, most: 10 }]],
    insertIssue: [[{ date: day, appearsAt: later, gatheredUntil: now, dueAt: later }, now]],
    listPieces: [[issue]],
    storePieces: [[issue, []]],
    groupsInIssues: [[[group]]],
    storeGathered: [[issue, now]],
    storeState: [[issue, { state: 'held', note: '' }]],
    storeCover: [[issue, { alt: '', lines: [] }]],
    storeLetter: [[issue, undefined]],
    gatheredBefore: [[day]],
    slugsOfPieces: [[issue]],
    groupOfArticle: [['archive-article-500']],
  },
  'magazine/issues/releases.sql.ts': {
    earliestRelease: [[]],
    claimReleases: [[later, now]],
    earliestRevision: [[]],
    claimRevisions: [[later, now]],
    endRevising: [[issue]],
    nextNumber: [[]],
    newestReleased: [[]],
    markReleased: [[issue, 1, now]],
    markRevised: [[issue, 2]],
    holdWith: [[issue, '']],
  },
  'magazine/issues/revisions.sql.ts': {
    findRevision: [[issue]],
    listCurrentRevisions: [[]],
    insertRevision: [
      [
        {
          issueId: issue,
          number: 1,
          at: ago(1),
          note: '',
          fingerprint: '',
          versions: [version],
          book: {},
          sample: undefined,
        },
        [],
      ],
    ],
    insertFiles: [[1, []]],
    listFiles: [[[1]]],
    listVersions: [[1]],
    listPublicVersions: [[1]],
    holdsWithdrawn: [['magazine/x.epub']],
    listNotes: [[[issue]]],
    findCurrentId: [[issue]],
  },
  'magazine/delivery/eReaders.sql.ts': {
    findEReader: [[reader]],
    findByToken: [[anything]],
    storeEReader: [
      [{ readerId: reader, email: 'x@kindle.com', emailKey: 'x@kindle.com', confirmation: undefined }, now],
    ],
    markConfirmed: [[anything, now]],
    markRefused: [[reader, now]],
    listWaiting: [[1_000_500, 250]],
    deleteEReader: [[reader]],
    endUnconfirmed: [[]],
    listEReaderRows: [[reader]],
  },
  'magazine/delivery/deliveries.sql.ts': {
    insertDeliveries: [[{ date: '2026-11-28', revision: 1, readerIds: [reader, reader + 1] }, now]],
    storeAsked: [[{ readerId: reader, date: '2026-11-28', revision: 1 }, now]],
    findDelivery: [[{ readerId: reader, date: '2026-11-28', revision: 1 }]],
    lastDelivery: [[reader]],
    markDelivery: [[{ readerId: reader, date: '2026-11-28', revision: 1 }, 'sent', now]],
    deleteDeliveries: [[reader]],
    claimLetter: [['2026-11-28', now]],
    storeLetter: [['2026-11-28', 1]],
  },
  'magazine/progress/places.sql.ts': {
    findPlace: [[reader, '2026-01-02']],
    upsertPlace: [[reader, '2026-01-02', { slug: 'piece', through: 500, done: ['piece'], at: now }]],
    listPlaceRows: [[reader]],
    countPlaces: [[reader]],
    deletePlaces: [[reader]],
  },
}
