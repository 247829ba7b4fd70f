import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { judgeEvents, type LeaseRow, type Told } from './judgeEvents.rule.ts'
import { isMachine } from './machines.rule.ts'
import { readPage, writePage } from './sealedPage.rule.ts'
import { readShown, writeShown } from './shownToday.rule.ts'
import { readToken, type Token, writeToken } from './token.rule.ts'

test('people are people, whatever they read with, and machines are told by their names', () => {
  const people = [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; Android 9; CUBOT_P30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; arm_64; Android 13; SM-A515F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 YaBrowser/23.11.1 YandexSearch/23.112 Mobile Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 baiduboxapp/13.50',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/450.0]',
  ]
  const machines: (string | undefined)[] = [
    ...[undefined, '', ' ', 'curl/8.5.0', 'python-requests/2.32', 'Go-http-client/2.0', 'okhttp/4.12', 'Java/21.0.1'],
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
    'Mozilla/5.0 (compatible; Baiduspider/2.0)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  ]
  for (const agent of people) assert.equal(isMachine(agent), false, agent)
  for (const agent of machines) assert.equal(isMachine(agent), true, `${agent}`)
})

const impression: Token = {
  ...{ kind: 'impression', campaignId: 12, leaseId: 2 ** 46 + 5, number: 77, placement: 'stream' },
  servedMs: 1_795_000_000_123,
}

test('a token says what was written, and nothing else says anything', () => {
  assert.deepEqual(readToken(writeToken(impression)), impression)
  assert.deepEqual(readToken(writeToken({ kind: 'letter', campaignId: 9 })), { kind: 'letter', campaignId: 9 })
  for (const text of ['', 'i', 'i-1-2-3-9-5', 'i-1-2-3-4', 'l-1-2', 'x-1', 'i--1-2-3-4', `i-1-${'z'.repeat(12)}-1-1-1`])
    assert.equal(readToken(text), undefined, text)
})

test('however often and in whatever order browsers tell, each impression is seen once and clicked once', () => {
  const now = Temporal.Instant.from('2026-11-28T12:00:00Z')
  const tell = fc.record({ event: fc.constantFrom('seen' as const, 'click' as const), number: fc.nat(19) })
  fc.assert(
    fc.property(fc.array(tell, { maxLength: 80 }), fc.nat(80), (all, cut) => {
      const lease: LeaseRow = {
        ...{ id: impression.leaseId, campaignId: 12, size: 20, seen: Buffer.alloc(3), clicked: Buffer.alloc(3) },
        closesAt: now.add({ minutes: 1 }),
      }
      const told = all.map(
        ({ event, number }): Told => ({ event, token: { ...impression, number }, refused: undefined }),
      )
      const leases = new Map([[lease.id, lease]])
      const judged = [...judgeEvents(told.slice(0, cut), leases, now), ...judgeEvents(told.slice(cut), leases, now)]
      const counted = judged.filter(({ outcome }) => outcome === 'counted').length
      return counted === new Set(all.map(({ event, number }) => `${event} ${number}`)).size
    }),
  )
})

test('what names another booking’s lease, more than it has, or one that has closed is too old to count', () => {
  const now = Temporal.Instant.from('2026-11-28T12:00:00Z')
  const judge = (token: Token, closesAt = now.add({ minutes: 1 })) => {
    const lease = { id: impression.leaseId, campaignId: 12, size: 20, seen: Buffer.alloc(3), clicked: Buffer.alloc(3) }
    const leases = new Map([[lease.id, { ...lease, closesAt }]])
    return judgeEvents([{ event: 'seen', token, refused: undefined }], leases, now)[0]?.outcome
  }
  const open = { ...impression, number: 3 }
  assert.equal(judge(open), 'counted')
  assert.equal(judge({ ...open, campaignId: 13 }), 'old')
  assert.equal(judge({ ...open, number: 20 }), 'old')
  assert.equal(judge({ ...open, leaseId: 7 }), 'old')
  assert.equal(judge(open, now), 'old')
  assert.equal(judge({ kind: 'letter', campaignId: 12 }), 'forged')
})

test('what a page is about comes back as it was sealed', () => {
  const page = {
    kind: 'article' as const,
    section: 'world',
    tags: ['a', 'b'],
    places: ['FR'],
    language: 'en',
    groupId: 7,
  }
  assert.deepEqual(readPage(writePage(page)), page)
  const front = { kind: 'front' as const, tags: [], places: [], language: 'ar' }
  assert.deepEqual(readPage(writePage(front)), front)
  for (const text of ['', '{}', '[1]', 'null']) assert.equal(readPage(text), undefined)
})

test('what a browser was shown yesterday is forgotten', () => {
  const shown = new Map([
    [7, 2],
    [9, 1],
  ])
  assert.deepEqual(readShown(writeShown(shown, '2026-11-28'), '2026-11-28'), shown)
  assert.equal(readShown(writeShown(shown, '2026-11-28'), '2026-11-29').size, 0)
  assert.equal(readShown(undefined, '2026-11-28').size, 0)
})
