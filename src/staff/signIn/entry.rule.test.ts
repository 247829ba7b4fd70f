import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideEntry, type Entry, type EntryFacts } from './entry.rule.ts'

const editor: EntryFacts = { role: 'editor', addressProven: true, letIn: false, hasSecondFactor: false }

const cases: [string, Partial<EntryFacts>, Entry][] = [
  ['an editor who has signed in by mail is let in', {}, 'let-in'],
  ['one who has been let in is in', { letIn: true }, 'in'],
  ['one with a second factor is asked for it', { hasSecondFactor: true }, 'prove'],
  ['and once only', { hasSecondFactor: true, letIn: true }, 'in'],
  ['a reader without a role is a stranger', { role: undefined, hasSecondFactor: true }, 'stranger'],
  ['whoever had a role and lost it is one, too', { role: undefined, letIn: true }, 'stranger'],
  ['whoever only paid with an editor’s address has shown nothing', { addressProven: false }, 'sign-in'],
  ['nor with a session that was let in', { addressProven: false, letIn: true }, 'sign-in'],
]
for (const [name, facts, entry] of cases) {
  test(name, () => assert.equal(decideEntry({ ...editor, ...facts }), entry))
}
