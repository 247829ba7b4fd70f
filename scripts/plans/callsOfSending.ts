import { type Calls, later, now, text } from './values.ts'

const email = 'archive-reader-500@example.org'
/** Of a letter that is under way, and of one that is long sent. */
const going = 1_000_900
const sent = 1_000_500
const receivers = ['gmail', 'other']
const workers = ['1', '2']
const recipient = {
  ...{
    email: 'new@example.org',
    emailKey: 'new@example.org',
    domain: 'example.org',
    receiver: 'other',
    readerId: 1_000_500,
  },
  ...{ standing: 'reader', language: 'en', arm: 'a', suppressed: false, dueAt: now, token: 'new-token' },
}
const settled = { id: 1_000_500, receiver: 'other', state: 'sent', reply: text.type }

/** By file below `src`, then by function. */
export const callsOfSending: Record<string, Calls> = {
  'letters/audience/audience.sql.ts': {
    // A page of twenty times as many costs as much more, and is what one transaction settles.
    listSubscribers: [[1_000_000, { after: 1_050_000, most: 500, date: '2026-11-28' }]],
    countSubscribers: [[1_000_000]],
    insertRecipients: [[going, [recipient]]],
  },
  'letters/audience/freezing.sql.ts': {
    lockLetterToFreeze: [[going]],
    storeFrozenUpto: [[going, 1]],
    markSending: [[going, { decidesAt: later }, now]],
  },
  'letters/audience/readers.sql.ts': { listReaders: [[[email, 'nobody@example.org']]] },
  'letters/sending/ledger.sql.ts': {
    claimMails: [[{ letterId: going, receiver: 'other', worker: '1', most: 50 }, now]],
    recordMails: [['1', [settled, { ...settled, id: 1_000_501, state: 'pending', dueAt: later }], now]],
    countOfDay: [[[{ receiver: 'other', sent: 1, failed: 0 }], '2026-11-28']],
    sentOfDay: [['2026-11-28']],
    unclaimMails: [['1', [1_000_500]]],
    storeStandings: [[[{ id: 1_000_500, standing: 'subscriber' }]]],
    unclaimAbandoned: [[workers]],
    listLanes: [[receivers, now]],
    earliestMail: [[receivers]],
    finishLetters: [[now]],
    needTending: [[workers]],
    listBackoffs: [[]],
    storeBackoff: [[{ receiver: 'gmail', until: later, failures: 1, reply: 'x' }]],
    deleteBackoffs: [[receivers]],
  },
  'letters/sending/letters.sql.ts': {
    listDueLetters: [[now]],
    countDueLetters: [[now]],
    earliestLetter: [[]],
    stopUnsendable: [['why'], ['why', going]],
    findSentLetter: [
      ['archive-letter', '1999-01-01'],
      ['archive-letter', undefined],
    ],
    listLettersToDecide: [[now]],
    earliestDecision: [[]],
    storeWinner: [[going, 'b']],
  },
  'letters/sending/report.sql.ts': {
    countLines: [[sent]],
    countArms: [[sent]],
    listMissing: [[sent, 100]],
    sendAgain: [[sent, now]],
    listMailsOf: [[email, 30]],
    findSuppression: [[email]],
    listPersonalRows: [[email]],
    eraseRecipient: [[email]],
    moveRecipient: [
      [email, { email: 'new@example.org', emailKey: 'new@example.org', domain: 'example.org', receiver: 'other' }],
    ],
  },
  'letters/sending/workers.sql.ts': { joinWorkers: [], livingWorkers: [[]] },
  'letters/preferences/preferences.sql.ts': { findAddressee: [[1_000_500]], listTaken: [[email]] },
}
