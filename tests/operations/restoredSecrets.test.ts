import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { backUp } from '../../src/app/operate/backUp.ts'
import { restore } from '../../src/app/operate/restore.ts'
import type { Block } from '../../src/articles/store/store.module.ts'
import { makeToken, tokenHash } from '../../src/platform/signing.ts'
import { tablesOf } from '../support/contents.ts'
import { prepareRestoring } from '../support/restoring.ts'
import { createSite } from '../support/site.ts'

const restoring = await prepareRestoring('secrets')
const { source, target, file, configOf } = restoring
after(() => restoring.close())

const path = (url: string) => new URL(url).pathname

test('what had been ended after the backup was made is not back with it: sessions, invitations, gifts, feeds, links', async () => {
  const before = await createSite('secrets before', { database: source })
  const { db, clock, paywall, signIn } = before.dateline
  const paragraph: Block = { type: 'paragraph', content: [{ type: 'text', text: 'Of this there is much to say.' }] }
  await before.publish({
    slug: 'ferry',
    terms: 'subscribers',
    body: { type: 'doc', content: Array(8).fill(paragraph) },
  })
  const giver = await before.reader({ subscription: 'active' })
  const { readerId } = giver
  const { rows } = await sql<{ id: number }>`select group_id as id from articles`.execute(db)
  const gift = await paywall.giveArticle(readerId, rows[0]?.id ?? 0)
  assert.ok(gift.kind === 'given')
  const [feed, change] = [makeToken(), makeToken()]
  const now = clock.now()
  await sql`insert into personal_feeds (reader_id, token_hash, made_at)
    values (${readerId}, ${tokenHash(feed)}, ${now})`.execute(db)
  await sql`insert into email_changes (reader_id, email, email_key, language, asked_at, expires_at, old_token_hash)
    values (${readerId}, 'other@example.org', 'other@example.org', 'en', ${now}, ${now.add({ hours: 1 })},
      ${tokenHash(change)})`.execute(db)
  const invitation = await db.transaction().execute((tx) =>
    signIn.createSignInLink(tx, {
      email: 'staff@example.org',
      returnTo: '/',
      purpose: 'staff',
      expiresIn: Temporal.Duration.from({ hours: 24 }),
    }),
  )
  const links = [`/gift/${gift.token}`, `/feed/${feed}/rss.xml`, `/account/email/${change}`, path(invitation.url)]
  const statuses = (site: typeof before) =>
    Promise.all(links.map(async (link) => (await site.visitor().fetch(link)).status))
  assert.deepEqual(await statuses(before), [303, 200, 200, 200])
  await backUp(configOf(source, 'before'), file, () => {})
  await before.close()

  const wanted = await tablesOf(source.connection)
  await restore(configOf(target, 'after'), file, () => {})
  assert.deepEqual(await tablesOf(target.connection), wanted, 'and nothing else is changed')
  const restored = await createSite('secrets after', { database: target })
  try {
    const again = restored.visitor()
    for (const [name, value] of giver.cookies) again.cookies.set(name, value)
    assert.equal((await again.fetch('/account')).status, 303, 'whoever signed out is not signed in again')
    assert.doesNotMatch((await again.fetch('/world/ferry')).access ?? '', /^open/)
    assert.deepEqual(await statuses(restored), [410, 404, 404, 410])
    assert.equal((await restored.visitor().fetch(path(invitation.url), { form: {} })).status, 410)
    const { rows: sessions } = await sql`select from sessions where ended_at is null`.execute(restored.dateline.db)
    assert.equal(sessions.length, 0)
    await restored.visitor().fetch('/sign-in', { form: { email: 'staff@example.org' } })
    await restored.dateline.jobs.startWorking()
    const link =
      /\/sign-in\/[\w-]{43}/.exec((await restored.mailsTo('staff@example.org')).at(-1)?.text ?? '')?.[0] ?? ''
    assert.equal((await restored.visitor().fetch(link, { form: {} })).status, 303, 'whoever asks afresh gets in')
  } finally {
    await restored.close()
  }
})
