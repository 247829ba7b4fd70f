import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { XMLParser } from 'fast-xml-parser'
import { simpleParser } from 'mailparser'
import { newVisitor } from '../support/browser.ts'
import { openEpub } from '../support/epub.ts'
import { siteOfJourney } from '../support/journey.ts'
import { linkTo, readMails, waitForMail } from '../support/mails.ts'
import { signIn, takeTrial } from '../support/steps.ts'

const site = siteOfJourney()

const READER = 'delivered@example.org'
const MACHINE = 'ereader@elsewhere.example'

async function cli(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await site().cli(...args)
  assert.equal(status, 0, stderr)
  return stdout
}

const mailsTo = async (address: string) => (await readMails(site().outbox)).filter(({ to }) => to === address)

/** A catalog as a program on an e-reader takes it: by address alone, without a cookie. */
async function catalogOf(address: string) {
  const answer = await fetch(address, { headers: { accept: 'application/atom+xml;profile=opds-catalog' } })
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'entry' || name === 'link',
  })
  const { feed } = parser.parse(await answer.text())
  type Link = { rel: string; href: string; type: string }
  return (feed.entry ?? []).map((entry: { title: string; link: Link[] }) => ({
    title: entry.title,
    hrefOf: (rel: string, type: string) => entry.link.find((one) => one.rel === rel && one.type === type)?.href ?? '',
  })) as { title: string; hrefOf(rel: string, type: string): string }[]
}

test('a subscriber chooses an e-reader once; the next issue comes there and as a letter on its hour, and to a catalog', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await takeTrial(visitor, READER)
  await visitor.open('/account')
  assert.match(await page.innerText('#sent-issues'), /show that/, 'whoever only typed an address has nothing sent')
  await visitor.context.clearCookies()
  await signIn(site(), visitor, READER, 'link')

  // The account page has the magazine, and leads to the ways in which it comes.
  await visitor.open('/account')
  await visitor.inspect()
  const panel = page.locator('#magazine')
  assert.ok((await panel.getByRole('listitem').count()) > 5)
  await panel.getByRole('link', { name: 'Have each issue sent' }).click()
  await page.getByLabel('Address for files').fill(MACHINE)
  await page.getByRole('button', { name: 'Send each issue there' }).click()
  await page.getByText(`We have written to ${MACHINE}`).waitFor()
  await visitor.inspect()

  // Somebody at that address says yes, in whichever browser.
  const asked = await waitForMail(site().outbox, { to: MACHINE, kind: 'e-reader-confirm' })
  const there = await newVisitor(site().origin, { javaScript: false, phone: true })
  await there.open(linkTo(asked, '/account/e-reader/'))
  await there.inspect()
  await there.page.getByRole('button', { name: 'Yes, send it here' }).click()
  assert.match(await there.page.innerText('main'), /from now on/)
  await there.close()

  await visitor.open('/account')
  assert.match(await page.innerText('#sent-issues'), new RegExp(`Each issue goes to ${MACHINE}`))
  await page.getByRole('button', { name: 'Make my catalog’s address' }).click()
  const address = await page.locator('#catalog-address').inputValue()
  await visitor.inspect()
  const before = await catalogOf(address)

  const { date } = JSON.parse(await cli('magazine', 'propose', '--json'))
  assert.deepEqual(
    (await mailsTo(MACHINE)).map(({ kind }) => kind),
    ['e-reader-confirm'],
    'nothing before its hour',
  )
  await cli('clock', 'advance', '8d')

  const sent = await waitForMail(site().outbox, { to: MACHINE, kind: 'magazine-file' })
  const { zone } = JSON.parse(await cli('publication', 'show', '--json'))
  const hour = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '05:00' }).toInstant()
  const late = sent.date.getTime() - hour.epochMilliseconds
  assert.ok(late >= 0 && late < 5 * 60_000, `sent ${late / 1000} s after its hour`)
  const mail = await simpleParser(await readFile(join(site().outbox, sent.name)))
  const file = mail.attachments[0]?.content
  assert.ok(file)

  const letters = (await mailsTo(READER)).filter(({ listId }) => listId.startsWith('the-issue'))
  assert.equal(letters.length, 1)
  assert.match(letters[0]?.html ?? '', new RegExp(`/pictures/magazine/${date}/`))
  assert.match(letters[0]?.text ?? '', /with your subscription/)

  // The program looks again, and finds one more: with its cover, and the same file.
  const after = await catalogOf(address)
  assert.equal(after.length, before.length + 1)
  const [newest] = after
  const epub = newest?.hrefOf('http://opds-spec.org/acquisition', 'application/epub+zip') ?? ''
  assert.deepEqual(Buffer.from(await (await fetch(epub)).arrayBuffer()), file)
  const cover = await fetch(newest?.hrefOf('http://opds-spec.org/image', 'image/jpeg') ?? '')
  assert.equal(cover.headers.get('content-type'), 'image/jpeg')
  assert.deepEqual(Buffer.from(await cover.arrayBuffer()), Buffer.from(openEpub(file).bytes('EPUB/pictures/cover.jpg')))

  await visitor.open('/account')
  assert.match(await page.innerText('#magazine'), new RegExp(String(Temporal.PlainDate.from(date).day)))
  assert.match(await page.innerText('#sent-issues'), /was sent\./)
  await cli('clock', 'advance', '24h')
  assert.equal((await mailsTo(MACHINE)).filter(({ kind }) => kind === 'magazine-file').length, 1, 'once')
  await visitor.close()
})
