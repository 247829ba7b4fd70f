import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { type SentLetter, sendLetter } from '../../../tests/support/sentLetter.ts'
import { type Answer, type Client, createSite, ORIGIN, type TestSite } from '../../../tests/support/site.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import { ArticleDocumentSchema } from '../../articles/store/store.module.ts'
import { createLetterPasses, type LetterVisit } from '../../paywall/letterPasses/letterPasses.module.ts'
import { setPolicy } from '../../paywall/meter/meter.module.ts'

const SECRET = 'What only whoever may read it is told.'
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1'
const NAVIGATES = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' }
const CLICKS = { ...NAVIGATES, 'sec-fetch-user': '?1' }
const GATED = 'gate; reason=allowance-spent; gate=subscribe'

let site: TestSite
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const filler = paragraph(
  'Salt moves by night, tide tables are printed by day, and the ferry waits for neither of them.',
)

before(async () => {
  site = await createSite('letter passes')
  const body = ArticleDocumentSchema.parse({
    type: 'doc',
    content: [filler, filler, filler, filler, paragraph(SECRET)],
  })
  for (const slug of ['one', 'two', 'three', 'elsewhere', 'linked', 'taken-off']) await site.publish({ slug, body })
  await site.publish({ slug: 'members', terms: 'subscribers', body })
  await site.publish({ slug: 'account', terms: 'registered', body })
})
after(() => site.close())
beforeEach(() => policy({ allowance: 0 }))

async function policy(change: Parameters<typeof setPolicy>[2]) {
  const { db, clock, paywall } = site.dateline
  const letterPasses = { days: 7, browsers: 3 }
  const plain = { allowance: 0, letterPasses, letterPassesCount: false, archiveAfterDays: undefined }
  await setPolicy(db, 'test', { ...plain, ...change }, clock.now())
  await paywall.reload()
}

const person = (userAgent = CHROME) => site.visitor({ userAgent })

/** As a browser does it: the redirect is followed with the cookies it brings. */
async function follow(client: Client, slug: string, { pass }: SentLetter, headers: Record<string, string> = CLICKS) {
  const led = await client.fetch(`/world/${slug}?letter=${pass}`, { headers })
  assert.equal(led.status, 303)
  assert.equal(led.headers.get('location'), `/world/${slug}`)
  return client.fetch(`/world/${slug}`, { headers })
}

async function stored({ recipientId }: SentLetter) {
  const { rows } = await sql<{ browsers: number; kept: number; scans: number }>`
    select count(b.id) as browsers, count(b.id) filter (where b.kept) as kept, coalesce(max(p.scans), 0) as scans
    from letter_passes p left join letter_pass_browsers b on b.recipient_id = p.recipient_id
    where p.recipient_id = ${recipientId}`.execute(site.dateline.db)
  return rows[0] ?? { browsers: 0, kept: 0, scans: 0 }
}

/** A letter that names three articles, sent an hour ago. */
async function anHourAgo(...readers: Parameters<typeof sendLetter>[2] & object): Promise<SentLetter> {
  const slugs = ['one', 'two', 'three', 'members', 'account', 'taken-off']
  const [sent] = await sendLetter(
    site.dateline,
    { slugs, links: ['/world/linked'] },
    readers.length > 0 ? readers : [{}],
  )
  await site.pass({ hours: 1 })
  return sent as SentLetter
}

describe('who follows a link of a letter', () => {
  test('reads every article the letter names, without JavaScript, and no other', async () => {
    const sent = await anHourAgo()
    assert.ok(sent.pass.length <= 40, `${sent.pass} is folded in mails`)
    const client = person()
    const answer = await follow(client, 'one', sent)
    assert.equal(answer.access, 'open; reason=newsletter')
    assert.ok(answer.text.includes(SECRET))
    assert.match(answer.text, /Our letter opens this article to you/)
    // By the front page, too.
    assert.equal((await client.fetch('/world/two', { headers: CLICKS })).access, 'open; reason=newsletter')
    assert.equal((await client.fetch('/world/linked', { headers: CLICKS })).access, 'open; reason=newsletter')
    assert.equal((await client.fetch('/world/account', { headers: CLICKS })).access, 'open; reason=newsletter')
    assert.equal((await client.fetch('/world/elsewhere', { headers: CLICKS })).access, GATED)
    assert.equal((await stored(sent)).browsers, 1)
  })

  test('goes to another article first, and is told the same of it as every visitor', async () => {
    const sent = await anHourAgo()
    const client = person()
    await client.fetch(`/?letter=${sent.pass}`, { headers: CLICKS })
    assert.equal((await client.fetch('/world/elsewhere', { headers: CLICKS })).access, GATED)
    assert.equal((await stored(sent)).browsers, 0)
    assert.equal((await client.fetch('/world/two', { headers: CLICKS })).access, 'open; reason=newsletter')
  })

  test('shares an address that opens nothing to others', async () => {
    const sent = await anHourAgo()
    const client = person()
    const led = await client.fetch(`/world/one?ref=mail&letter=${sent.pass}`, { headers: CLICKS })
    assert.equal(led.headers.get('location'), '/world/one?ref=mail')
    assert.equal(led.headers.get('cache-control'), 'no-store')
    assert.equal(led.headers.get('referrer-policy'), 'same-origin')
    assert.equal((await person().fetch('/world/one', { headers: CLICKS })).access, GATED)
  })

  test('reads on an iPhone, with a browser of long ago, and with JavaScript’s help', async () => {
    const sent = await anHourAgo()
    assert.equal((await follow(person(SAFARI), 'one', sent, NAVIGATES)).access, 'open; reason=newsletter')
    await site.pass({ minutes: 1 })
    const old = person('Mozilla/5.0 (Windows NT 6.1; rv:52.0) Gecko/20100101 Firefox/52.0')
    assert.equal((await follow(old, 'two', sent, {})).access, 'open; reason=newsletter')
    const unfolded = await old.fetch('/world/three?part=body', { headers: { 'sec-fetch-mode': 'cors' } })
    assert.equal(unfolded.access, 'open; reason=newsletter')
    assert.ok(unfolded.text.includes(SECRET))
    assert.equal((await stored(sent)).browsers, 2)
  })

  test('reads seven days, and the eighth stands before the gate; a shorter time acts at once', async () => {
    const sent = await anHourAgo()
    const client = person()
    await follow(client, 'one', sent)
    await site.pass({ hours: 24 * 7 - 2 })
    assert.equal((await client.fetch('/world/one', { headers: CLICKS })).access, 'open; reason=newsletter')
    await policy({ letterPasses: { days: 2, browsers: 3 } })
    assert.equal((await client.fetch('/world/one', { headers: CLICKS })).access, GATED)
    await policy({})
    await site.pass({ hours: 2 })
    assert.equal((await client.fetch('/world/one', { headers: CLICKS })).access, GATED)
    assert.equal((await follow(person(), 'one', sent)).access, GATED)
  })

  test('stands before the gate where the publisher has switched passes off', async () => {
    const sent = await anHourAgo()
    await policy({ letterPasses: undefined })
    assert.equal((await follow(person(), 'one', sent)).access, GATED)
  })

  test('of a forwarded mail reads in three browsers, and in no fourth', async () => {
    const sent = await anHourAgo()
    const friends: Client[] = []
    for (let at = 0; at < 3; at++) {
      const friend = person()
      assert.equal((await follow(friend, 'one', sent)).access, 'open; reason=newsletter')
      friends.push(friend)
      await site.pass({ minutes: 1 })
    }
    const late = person()
    assert.equal((await follow(late, 'one', sent)).access, GATED)
    const [, held] = /^([^.]*)\./.exec(late.cookies.get('dateline_letter') ?? '') ?? []
    assert.equal(held, '', 'what was refused is not asked for by every page')
    assert.equal((await late.fetch('/world/one', { method: 'HEAD', headers: CLICKS })).access, GATED)
    for (const friend of friends) {
      assert.equal((await follow(friend, 'two', sent)).access, 'open; reason=newsletter')
      assert.equal((await friend.fetch('/world/one', { headers: CLICKS })).access, 'open; reason=newsletter')
    }
    assert.deepEqual(await stored(sent), { browsers: 3, kept: 3, scans: 0 })
  })

  test('reads what is for subscribers only if the letter came to a subscriber who still is one', async () => {
    const reader = await site.reader({ subscription: 'active' })
    const toReader = await anHourAgo({ standing: 'reader' })
    const toSubscriber = await anHourAgo({ standing: 'subscriber', readerId: reader.readerId })
    const client = person()
    assert.equal((await follow(client, 'members', toReader)).access, 'gate; reason=subscribers-only; gate=subscribe')
    assert.equal((await stored(toReader)).browsers, 0, 'a gate costs nothing')
    assert.equal((await follow(client, 'members', toSubscriber)).access, 'open; reason=newsletter')
    await sql`update subscriptions set state = 'ended', ended_at = ${site.dateline.clock.now()}, refunded_until = paid_until
      where reader_id = ${reader.readerId}`.execute(site.dateline.db)
    await site.pass({ minutes: 1 })
    assert.equal(
      (await follow(person(), 'members', toSubscriber)).access,
      'gate; reason=subscribers-only; gate=subscribe',
    )
  })

  test('reads what has become of the archive since the letter was sent', async () => {
    const sent = await anHourAgo()
    await policy({ archiveAfterDays: 1 })
    await site.pass({ hours: 48 })
    assert.equal((await person().fetch('/world/one')).access, 'gate; reason=archive; gate=subscribe')
    assert.equal((await follow(person(), 'one', sent)).access, 'open; reason=newsletter')
  })

  test('is told that an article was taken off since', async () => {
    const sent = await anHourAgo()
    const { db, clock } = site.dateline
    await withdrawArticle(db, 'test', 'taken-off', { reason: 'It was wrong.' }, clock.now())
    const client = person()
    const answer = await follow(client, 'taken-off', sent)
    assert.equal(answer.status, 410)
    assert.match(answer.text, /It was wrong/)
    assert.equal((await stored(sent)).browsers, 0)
  })

  test('reads on from memory, without a question to the database, once it is clear that a person is there', async () => {
    const sent = await anHourAgo()
    const client = person()
    await follow(client, 'one', sent)
    await site.pass({ minutes: 1 })
    await client.fetch('/world/one', { headers: CLICKS })
    const { db, paywall, clock } = site.dateline
    const { rows } = await sql<{ id: number }>`select group_id as id from articles where slug = 'two'`.execute(db)
    const section = { slug: 'world' }
    const decided = paywall.decideAtOnce({
      article: {
        ...{ groupId: rows[0]?.id ?? 0, terms: 'metered', openToAll: false, firstPublished: clock.now() },
        ...{ section, tags: [], places: [] },
      },
      letters: client.cookies.get('dateline_letter'),
      ...{ sessionToken: undefined, pass: undefined, gifts: undefined, userAgent: CHROME, address: () => '192.0.2.1' },
      record: true,
      signs: () => assert.fail('nobody looks'),
    })
    assert.equal(decided?.access.reason, 'newsletter')
  })

  test('subscribes already, and is not counted among the browsers', async () => {
    const sent = await anHourAgo()
    const subscriber = await site.reader({ subscription: 'active' })
    assert.equal((await follow(subscriber, 'one', sent)).access, 'open; reason=subscriber')
    assert.equal((await stored(sent)).browsers, 0)
  })

  test('comes before the mail was sent, and reads nothing', async () => {
    const sent = await anHourAgo({ unsent: true })
    assert.equal((await follow(person(), 'one', sent)).access, GATED)
  })
})

test('an article read by a letter that counts costs a read where one is left, and opens beyond the allowance', async () => {
  const sent = await anHourAgo()
  await policy({ allowance: 1, letterPassesCount: true })
  const client = person()
  assert.equal((await follow(client, 'one', sent)).access, 'open; reason=newsletter')
  assert.equal((await client.fetch('/world/elsewhere', { headers: CLICKS })).access, GATED)
  assert.equal((await client.fetch('/world/two', { headers: CLICKS })).access, 'open; reason=newsletter')

  const reader = await site.reader()
  await site.pass({ minutes: 1 })
  assert.equal((await follow(reader, 'one', sent)).access, 'open; reason=newsletter')
  const { rows } = await sql`select from reads where reader_id = ${reader.readerId}`.execute(site.dateline.db)
  assert.equal(rows.length, 1)
  assert.equal((await reader.fetch('/world/elsewhere')).access, GATED)
})

test('what is fetched ahead of a click spends nothing, and gets no text', async () => {
  const sent = await anHourAgo()
  const client = person()
  const ahead = { ...NAVIGATES, 'sec-purpose': 'prefetch;prerender' }
  const link = await client.fetch(`/world/one?letter=${sent.pass}`, { headers: ahead })
  assert.deepEqual([link.status, link.headers.get('cache-control'), link.text], [503, 'no-store', ''])
  const asked = await client.fetch(`/world/one?letter=${sent.pass}`, { method: 'HEAD', headers: CLICKS })
  assert.deepEqual([asked.status, asked.headers.get('set-cookie')], [303, null])
  await client.fetch(`/world/one?letter=${sent.pass}`, { headers: CLICKS })
  const page = await client.fetch('/world/one', { headers: ahead })
  assert.deepEqual([page.status, page.text], [503, ''])
  assert.equal((await stored(sent)).browsers, 0)
  const head = await client.fetch('/world/one', { method: 'HEAD', headers: CLICKS })
  assert.deepEqual([head.access, head.headers.get('set-cookie')], ['open; reason=newsletter', null])
  assert.equal((await stored(sent)).browsers, 0)
})

const MACHINES: Record<string, (sent: SentLetter, slug: string) => Promise<Answer | undefined>> = {
  'asks for the head': (sent, slug) => person().fetch(`/world/${slug}?letter=${sent.pass}`, { method: 'HEAD' }),
  'says what it is': (sent, slug) => follow(person('BarracudaCentral/1.0'), slug, sent, {}),
  'makes a card for a message': (sent, slug) => follow(person('facebookexternalhit/1.1'), slug, sent, {}),
  'keeps no cookies': async (sent, slug) => {
    await person().fetch(`/world/${slug}?letter=${sent.pass}`, { headers: CLICKS })
    return person().fetch(`/world/${slug}`, { headers: CLICKS })
  },
  'fetches without navigating': (sent, slug) =>
    follow(person(), slug, sent, { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }),
  'fetches ahead': (sent, slug) =>
    person().fetch(`/world/${slug}?letter=${sent.pass}`, { headers: { ...NAVIGATES, 'sec-purpose': 'prefetch' } }),
  'looks at every link at once, each in a browser of its own': async (sent) => {
    await Promise.all(['one', 'two', 'three', 'linked'].map((slug) => follow(person(), slug, sent)))
    return undefined
  },
}

for (const [what, look] of Object.entries(MACHINES)) {
  test(`a machine that ${what} takes nothing from the reader`, async () => {
    const sent = await anHourAgo()
    const seen = await look(sent, 'one')
    assert.equal((await stored(sent)).browsers, 0)
    assert.ok(!seen?.text.includes(SECRET), 'it sees what a visitor sees')
  })
}

test('a machine that says what it is sees what a visitor sees', async () => {
  const sent = await anHourAgo()
  for (const userAgent of ['BarracudaCentral/1.0', 'Mozilla/5.0 (compatible; Proofpoint-TAP)', 'Slackbot 1.0']) {
    const answer = await follow(person(userAgent), 'one', sent, {})
    assert.ok(answer.access?.startsWith('gate'), userAgent)
    assert.ok(!answer.text.includes(SECRET))
  }
})

test('while the mail arrives everything may look at everything, and nothing is counted', async () => {
  const [sent] = await sendLetter(site.dateline, { slugs: ['one', 'two'] })
  assert.ok(sent)
  const machine = person()
  assert.equal((await follow(machine, 'one', sent)).access, 'open; reason=newsletter')
  assert.equal((await follow(person(), 'two', sent)).access, 'open; reason=newsletter')
  assert.deepEqual(await stored(sent), { browsers: 0, kept: 0, scans: 0 })
  // It is a person after all.
  await site.pass({ minutes: 5 })
  assert.equal((await machine.fetch('/world/one', { headers: CLICKS })).access, 'open; reason=newsletter')
  assert.equal((await stored(sent)).browsers, 1)
})

test('a reader whose every click is first looked at by a machine reads, and is counted when they come back', async () => {
  const sent = await anHourAgo()
  const client = person()
  await follow(person(), 'one', sent)
  assert.equal((await follow(client, 'one', sent)).access, 'open; reason=newsletter')
  assert.deepEqual(await stored(sent), { browsers: 0, kept: 0, scans: 2 })
  await site.pass({ minutes: 1 })
  assert.equal((await client.fetch('/world/two', { headers: CLICKS })).access, 'open; reason=newsletter')
  assert.deepEqual(await stored(sent), { browsers: 1, kept: 0, scans: 2 })
})

test('fifty mails that are read by machines change no read and no browser, whatever they do in which order', async () => {
  await policy({ allowance: 1, letterPassesCount: true })
  const { rows: before } = await sql`select from reads`.execute(site.dateline.db)
  const fifty = await sendLetter(
    site.dateline,
    { slugs: ['one', 'two', 'three'] },
    Array.from({ length: 50 }, () => ({})),
  )
  const steps = fc.array(
    fc.record({
      what: fc.constantFrom(...Object.keys(MACHINES)),
      mail: fc.nat(49),
      slug: fc.constantFrom('one', 'two', 'three'),
      pause: fc.constantFrom(0, 1, 21, 3_600),
    }),
    { minLength: 5, maxLength: 20 },
  )
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      for (const { what, mail, slug, pause } of all) {
        await MACHINES[what]?.(fifty[mail] as SentLetter, slug)
        await site.pass({ seconds: pause })
      }
      const { rows } = await sql`select from letter_pass_browsers b join letter_recipients r on r.id = b.recipient_id
        where r.letter_id = ${fifty[0]?.letterId ?? 0}`.execute(site.dateline.db)
      assert.equal(rows.length, 0)
    }),
    { numRuns: 12 },
  )
  assert.deepEqual((await sql`select from reads`.execute(site.dateline.db)).rows, before)
})

describe('a pass that is none', () => {
  for (const [what, forge] of Object.entries({
    'of no form': () => 'x',
    empty: () => '',
    'with another signature': ({ pass }: SentLetter) => `${pass.slice(0, -22)}${'A'.repeat(22)}`,
    'of another reader': ({ pass, recipientId }: SentLetter) =>
      pass.replace(`-${recipientId.toString(36)}.`, `-${(recipientId + 1).toString(36)}.`),
    'of another letter': ({ recipientId, letterId }: SentLetter) =>
      site.dateline.letterPasses.passFor({ id: recipientId, letterId: letterId - 1 }),
    'that is a visitor’s': () => site.dateline.signerFor('pass').sign('1-1'),
  })) {
    test(`${what} leads on to what a visitor sees`, async () => {
      const client = person()
      const led = await client.fetch(`/world/one?letter=${encodeURIComponent(forge(await anHourAgo()))}`)
      assert.deepEqual([led.status, led.headers.get('location'), client.cookies.size], [303, '/world/one', 0])
      assert.equal((await client.fetch('/world/one')).access, GATED)
    })
  }

  test('a cookie that somebody wrote opens nothing', async () => {
    const { letterId, recipientId } = await anHourAgo()
    const client = person()
    const value = `${letterId.toString(36)}-${recipientId.toString(36)}-${(4e9).toString(36)}-s-k`
    client.cookies.set('dateline_letter', `${value}.${'A'.repeat(22)}`)
    assert.equal((await client.fetch('/world/one')).access, GATED)
  })
})

describe('a letter’s report and its page on the web', () => {
  /** The same room, with somebody who keeps what was followed. */
  function observed() {
    const { dateline } = site
    const visits: LetterVisit[] = []
    const passes = createLetterPasses(dateline, {
      terms: () => dateline.paywall.policy().letterPasses,
      zone: () => 'Europe/Paris',
      subscriberUntil: dateline.subscriberUntil,
      isLinkPreview: (userAgent) => userAgent?.startsWith('Slackbot') === true,
      isCounting: () => dateline.publication.facts().letterStatistics,
      recordVisit: async (visit) => visits.push(visit),
    })
    const app = new Hono().get('*', (c) => passes.endpoints.letterPass(c))
    const ask = (path: string, { pass }: SentLetter, headers: Record<string, string>) =>
      app.request(`${ORIGIN}${path}?letter=${pass}`, { headers: { 'user-agent': CHROME, ...CLICKS, ...headers } })
    return { passes, visits, ask }
  }

  test('tell who followed which link, people and machines apart, and nothing of who objects', async () => {
    const { passes, visits, ask } = observed()
    const sent = await anHourAgo()
    const other = await anHourAgo()
    await ask('/world/one', sent, {})
    await ask('/newsletters/daily/2026-11-23', other, { 'user-agent': 'Slackbot 1.0' })
    const objecting = await ask('/world/two', await anHourAgo(), { 'sec-gpc': '1' })
    assert.match(objecting.headers.get('set-cookie') ?? '', /^dateline_letter=/, 'whoever objects reads all the same')
    await passes.close()
    const { rows } = await sql<{ id: number }>`select group_id as id from articles where slug = 'one'`.execute(
      site.dateline.db,
    )
    assert.deepEqual(
      visits.map(({ token, kind, groupId }) => [token, kind, groupId]),
      [
        [sent.token, 'click', rows[0]?.id],
        [other.token, 'scan', undefined],
      ],
    )
  })

  test('show a letter to whom it was sent, in three browsers, and to a machine as to a visitor', async () => {
    const { holderOf } = site.dateline.letterPasses
    const sent = await anHourAgo({ standing: 'trial' })
    const page = '/newsletters/daily'
    const asks = async (client: Client, signs: 'person' | 'machine' = 'person') => {
      const cookie = client.cookies.get('dateline_letter')
      if (cookie === undefined) return undefined
      const { holder, cookie: next } = await holderOf({ cookie, signs, record: true }, sent.letterId)
      if (next) client.cookies.set('dateline_letter', next.value)
      return holder
    }
    for (let at = 0; at < 3; at++) {
      const reader = person()
      assert.equal((await reader.fetch(`${page}?letter=${sent.pass}`, { headers: CLICKS })).status, 303)
      // Whose trial has ended since has lapsed.
      const holder = { recipientId: sent.recipientId, standing: 'lapsed', language: 'en', arm: 'a' }
      assert.equal(await asks(reader, 'machine'), undefined)
      assert.deepEqual(await asks(reader), holder)
      await site.pass({ minutes: 1 })
      assert.deepEqual(await asks(reader), holder)
    }
    const fourth = person()
    await fourth.fetch(`${page}?letter=${sent.pass}`, { headers: CLICKS })
    assert.equal(await asks(fourth), undefined)
  })
})

test('what is held of a reader’s letters is told to them and goes with them, and ends by itself', async () => {
  const { db, clock, ports } = site.dateline
  const holder = ports.holders.find(({ name }) => name === 'letterPasses') ?? assert.fail()
  const mine = await anHourAgo({ email: 'mine@news.test' })
  const other = await anHourAgo()
  await follow(person(), 'one', mine)
  await follow(person(), 'one', other)
  const reader = { readerId: 0, emailKey: 'mine@news.test' }
  const held = await holder.everything(db, reader)
  assert.deepEqual(
    Object.entries(held).map(([name, rows]) => [name, rows.length]),
    [
      ['letter_passes', 1],
      ['letter_pass_browsers', 1],
    ],
  )
  await db.transaction().execute((tx) => holder.erase(tx, { ...reader, email: 'mine@news.test' } as never, clock.now()))
  assert.equal((await stored(mine)).browsers, 0)
  assert.equal((await stored(other)).browsers, 1)

  const forget = dueWorkNamed(site.dateline, 'forget-letter-passes')
  const due = (await forget.nextDue(db)) ?? assert.fail('nothing ends')
  assert.equal(await forget.runDue(db, due.subtract({ seconds: 1 })), 0)
  await site.pass({ hours: 24 * 91 })
  assert.ok((await forget.runDue(db, clock.now())) > 0)
  assert.equal((await stored(other)).browsers, 0)
})
