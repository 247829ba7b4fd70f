import { ago, type Calls, group, now } from './values.ts'

const email = 'archive-reader-500@example.org'
const letter = 1_000_006
const returned = { source: 'ses', sourceId: 'new', outcome: 'hard', diagnostic: '' }
const row = {
  email: 'new@example.org',
  emailKey: 'new@example.org',
  newsletter: 'archive-letter',
  status: 'confirmed',
  consentedAt: ago(400),
  endedAt: null,
  language: '',
  source: 'form',
  evidence: '',
}

/** By file below `src`, then by function. */
export const callsOfReturns: Record<string, Calls> = {
  'letters/returns/health.sql.ts': {
    addToHealth: [[[{ domain: 'domain500.example', sent: 1, hard: 0, soft: 0, complaints: 0 }], now]],
    findHealth: [['domain500.example', ago(30)]],
    listHealth: [[ago(30), 10]],
    earliestHealth: [[]],
    deleteHealth: [[ago(400)]],
  },
  'letters/returns/ledger.sql.ts': {
    findByToken: [['archive-token-500']],
    findStopping: [['archive-token-500']],
    findNewestTo: [[email]],
    listPastLetters: [[email]],
  },
  'letters/returns/mailbox.sql.ts': { claimMailbox: [[now, now]] },
  'letters/returns/personalRows.sql.ts': {
    listPersonalRows: [[email]],
    erasePersonalRows: [[email]],
    movePersonalRows: [[{ emailKey: email }, { email: 'new@example.org', emailKey: 'new@example.org' }]],
  },
  'letters/returns/returns.sql.ts': {
    insertReturn: [[returned, { emailKey: email, recipientId: 1_000_500, letterId: letter }, now]],
    listReturnsOf: [[email, 10]],
    countReturnsOf: [[letter]],
    forgiveReturns: [[email]],
  },
  'letters/returns/suppressions.sql.ts': {
    suppress: [[{ emailKey: email, email, reason: 'bounced', detail: '' }, now]],
    findSuppression: [[email]],
    suppressedAmong: [[[email, 'archive-reader-501@example.org']]],
    listSuppressions: [[100]],
    countSuppressions: [[]],
    deleteSuppression: [['archive-reader-504@example.org']],
    deleteBounceSuppression: [['archive-reader-509@example.org', now]],
  },
  'letters/subscribers/subscribers.sql.ts': {
    listKnown: [[[row, { ...row, emailKey: email }]]],
    storeSubscribers: [[[row]]],
    listSubscribersAfter: [[1_000_500, 500]],
    countSubscribers: [[]],
  },
  'letters/visits/objections.sql.ts': {
    isObjecting: [[email]],
    storeObjection: [['new@example.org', now]],
    deleteObjection: [[email]],
    moveObjection: [[email, 'new@example.org']],
  },
  'letters/visits/visits.sql.ts': {
    insertVisit: [[{ token: 'archive-token-501', kind: 'click', groupId: group, at: now }]],
    countVisits: [[letter]],
    countClicks: [[letter]],
    listPersonalRows: [[email]],
    erasePersonalRows: [[email]],
  },
}
