import { ago, type Calls, later, now } from './values.ts'

const article = 1_000_500
const draft = {
  languages: ['en'],
  phrase: 'utilize',
  capitals: 'any',
  suggestion: 'use',
  reason: 'Shorter.',
  ownerId: 1,
  speaksIn: ['They utilize it.'],
  silentIn: [],
}
const overrule = {
  finding: 'one',
  checkName: 'style',
  ruleId: 1,
  judged: 'it',
  reason: 'a name',
  staffId: 1,
  revision: null,
}

/** By file below `src`, then by function. */
export const callsOfChecks: Record<string, Calls> = {
  'newsroom/checks/checks.sql.ts': {
    findLanguage: [[article]],
    listOverrules: [[article]],
    storeOverrule: [[article, overrule, now]],
    deleteOverrule: [[article, 'one']],
    insertHits: [[article, [1, 2]]],
  },
  'newsroom/checks/style.sql.ts': {
    listRules: [[]],
    listCountedRules: [[]],
    findRule: [[1]],
    insertRule: [[draft, now]],
    updateRule: [[1, draft, now]],
    storeRetired: [
      [1, now],
      [1, null],
    ],
    listOverrulesOfRule: [[1, 20]],
  },
  'newsroom/checks/links.sql.ts': {
    findLooks: [[['link 500', 'link 501']]],
    storeLook: [[{ url: 'https://example.org/', state: 'there', detail: '200' }, now]],
    askForLook: [[article, later]],
    nextLook: [[]],
    claimLooks: [[50, later, now]],
    deleteLookDue: [[article, later]],
    oldestLook: [[]],
    deleteLooksUntil: [[ago(60)]],
  },
  'newsroom/preview/preview.sql.ts': { isPublic: [[article]] },
}
