import { ago, type Calls, later, now, text } from './values.ts'

const newsletter = {
  slug: 'x',
  name: 'X',
  promise: '',
  every: 'daily',
  hour: '07:00',
  atReadersHour: false,
  cadence: '',
  language: 'en',
  audience: 'everyone',
  sender: '',
  replyTo: '',
  look: 'plain',
  recipe: [],
  testShare: 20,
  testMinimum: 1_000,
  testMinutes: 60,
}
/** What has been sent for twenty years has ids of its own; these are of none, and cost the same to look for. */
const id = 999
const content = { subject: 'X', previewText: '', document: text }
const letter = { ...content, origin: 'written', state: 'scheduled', language: 'en', note: '' }

/** By file below `src`, then by function. */
export const callsOfLetters: Record<string, Calls> = {
  'letters/newsletters/newsletters.sql.ts': {
    loadNewsletters: [[]],
    findNewsletter: [['archive-letter']],
    lockNewsletters: [[]],
    upsertNewsletter: [[newsletter, 1]],
    positionOfNewsletter: [['archive-letter']],
  },
  'letters/composing/questions.sql.ts': {
    listUnasked: [[id, '2026-11-28']],
    storeQuestion: [[1_000_000, { words: 'new', question: [], answer: [], from: { day: '11-28' } }, now]],
    countQuestions: [[id]],
    listQuestionsAbout: [[[1_000_500, 1_000_501], 8]],
    markAsked: [[id, [1, 2]]],
    freeQuestions: [[id]],
  },
  'letters/composing/letters.sql.ts': {
    findLetter: [['archive-letter', '1999-01-01']],
    findLetterById: [[id]],
    findLetterForUpdate: [['archive-letter', '1999-01-01']],
    lockLetter: [[id]],
    listLetters: [[id, 30]],
    listGoneLetters: [
      [id, { limit: 20 }],
      [id, { limit: 20, before: '2026-11-28' }],
    ],
    findDaysAround: [[id, '2026-11-28']],
    insertLetter: [[{ ...letter, newsletterId: 1_000_000, date: '1999-01-01' }, now]],
    updateState: [[id, { state: 'held', note: '' }]],
    replaceLetter: [[id, letter, now]],
    markPast: [[id, now]],
    correctContent: [[id, content, now]],
    fillLetter: [[id, { document: text, state: 'scheduled', note: '' }, now]],
    earliestToCompose: [[]],
    countToCompose: [[now]],
    lockToCompose: [[now]],
    planCompose: [[id, { composeAt: later, day: '2026-11-28' }]],
    lockToFill: [[ago(1)]],
  },
}
