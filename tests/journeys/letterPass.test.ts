import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDatabase } from '../../src/platform/database.ts'
import { createSigner } from '../../src/platform/signing.ts'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { siteOfJourney } from '../support/journey.ts'
import { type SentLetter, sendLetter } from '../support/sentLetter.ts'
import { access, KIRIBATI, PANAMA, TOKYO } from '../support/steps.ts'

const PHEASANTS = '/borders/pheasant-island'

const site = siteOfJourney()

/** A letter that names two articles, sent an hour ago to one reader. */
async function aLetter(): Promise<SentLetter> {
  const secret = (await readFile(join(site().folder, 'secret'), 'utf8')).trim()
  const signer = createSigner(secret, 'letter-pass')
  const passFor = (recipient: { id: number; letterId: number }) =>
    signer.sign(`${recipient.letterId.toString(36)}-${recipient.id.toString(36)}`)
  const anHourAgo = Temporal.Now.instant().subtract({ hours: 1 })
  const { db, close } = openDatabase(await site().connection())
  try {
    const place = { db, clock: { now: () => anHourAgo }, letterPasses: { passFor } }
    const [letter] = await sendLetter(place, { slugs: ['tokyo-addresses', 'kiribati-date-line'] })
    return letter ?? assert.fail('nothing was sent')
  } finally {
    await close()
  }
}

/** From a mail: the browser is opened with the link. */
async function follow(visitor: Visitor, path: string, { pass }: SentLetter): Promise<string> {
  const answer = await visitor.page.goto(`${path}?letter=${pass}`)
  assert.equal(visitor.page.url(), site().origin + path, 'the address that is shared carries no pass')
  return answer?.headers()['dateline-access'] ?? ''
}

test('a reader without JavaScript reads what a letter names from its links, beyond the meter', async () => {
  const sent = await aLetter()
  const reader = await newVisitor(site().origin, { javaScript: false })
  assert.match(await access(reader, PANAMA), /^metered; reason=new; left=0/)
  assert.equal(await follow(reader, TOKYO, sent), 'open; reason=newsletter')
  assert.equal(await reader.page.locator('.paywalled').count(), 1)
  assert.match(await reader.page.innerText('.article-facts'), /Our letter opens this article to you/)
  await reader.inspect()
  assert.equal(await follow(reader, KIRIBATI, sent), 'open; reason=newsletter')
  assert.match(await access(reader, PHEASANTS), /^gate/)
  // The link from the mail, pressed again, leads to the same.
  assert.equal(await follow(reader, TOKYO, sent), 'open; reason=newsletter')
})

test('what a reader copies from the address bar is gated for a friend, whom the forwarded mail lets read', async () => {
  const sent = await aLetter()
  const friend = await newVisitor(site().origin)
  assert.match(await access(friend, PANAMA), /^metered/)
  // Twice, so that it is in memory.
  assert.match(await access(friend, TOKYO), /^gate/)
  assert.match(await access(friend, TOKYO), /^gate/)
  assert.equal(await follow(friend, TOKYO, sent), 'open; reason=newsletter')
})
