import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { setRole } from '../../staff/accounts/accounts.module.ts'
import type { Session } from '../accounts/accounts.module.ts'
import { confirmEmailChange } from './confirmEmailChange.ts'
import { requestEmailChange } from './requestEmailChange.ts'

let site: TestSite
before(async () => {
  site = await createSite('change of address')
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

const deps = () => ({
  ...site.dateline,
  signer: site.dateline.signerFor('readers'),
  publicationName: async () => site.dateline.publication.facts().name,
  zone: () => site.dateline.publication.facts().zone,
})

async function readerWith(email: string) {
  const { reader } = await site.dateline.db
    .transaction()
    .execute((tx) => site.dateline.readers.findOrMakeReader(tx, { email, language: 'en' }, site.dateline.clock.now()))
  return { readerId: reader.id, email, emailKey: email } as Session
}

const ask = (session: Session, email: string) =>
  requestEmailChange(deps(), session, { email, language: 'en', network: '192.0.2.0' })

async function linkSentTo(address: string) {
  const text = (await site.mailsTo(address)).at(-1)?.text ?? ''
  return /\/account\/email\/([\w-]{43})/.exec(text)?.[1] ?? assert.fail(`no link in ${text}`)
}

const confirm = (token: string) => confirmEmailChange(deps(), token, undefined)

test('who presses twice on asking for another address is asked once, and sees no error', async () => {
  const session = await readerWith('twice@example.org')
  const asked = await Promise.all([1, 2, 3].map((count) => ask(session, `twice-${count}@example.org`)))
  assert.deepEqual(
    asked.map(({ kind }) => kind),
    ['asked', 'asked', 'asked'],
  )
})

test('who presses twice on the last of the two links hears twice that the address has changed', async () => {
  const [old, next] = ['double@example.org', 'double-new@example.org']
  await ask(await readerWith(old), next)
  assert.equal((await confirm(await linkSentTo(old))).kind, 'waiting')
  const token = await linkSentTo(next)
  const outcomes = await Promise.all([confirm(token), confirm(token), confirm(token)])
  assert.deepEqual(
    outcomes,
    outcomes.map(() => ({ kind: 'changed', email: next })),
  )
})

test('a link of a wish that another wish has just replaced changes nothing, and is answered', async () => {
  const old = 'replaced@example.org'
  const session = await readerWith(old)
  await ask(session, 'first-wish@example.org')
  const token = await linkSentTo(old)
  const [outcome] = await Promise.all([confirm(token), ask(session, 'second-wish@example.org')])
  assert.ok(outcome.kind === 'waiting' || outcome.kind === 'unknown')
  assert.equal((await confirm(token)).kind, 'unknown')
})

test('who has joined the staff since they asked keeps the address under which their role stands', async () => {
  const [old, next] = ['joins@example.org', 'joins-new@example.org']
  await ask(await readerWith(old), next)
  const { db, clock } = site.dateline
  await db
    .transaction()
    .execute((tx) => setRole(tx, { email: old, emailKey: old, role: 'editor', by: 'test' }, clock.now()))
  assert.equal((await confirm(await linkSentTo(old))).kind, 'waiting')
  assert.equal((await confirm(await linkSentTo(next))).kind, 'kept')
  assert.ok(await site.dateline.readers.findReader(db, { email: old }))
})
