import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newCard } from '../../../tests/support/cards.ts'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('trials')
})
after(() => site.close())

let networks = 0
const newBrowser = () => site.browser(`203.0.114.${++networks % 250}`)
type Browser = ReturnType<typeof newBrowser>

async function start(browser: Browser, email: string, more: Record<string, string> = {}) {
  const started = await browser.post('/subscribe', { plan: 'monthly', email, ...more })
  return started.headers.get('location') ?? assert.fail(`no payment page: ${started.status}`)
}

/** Through the payment page and back, all news delivered, what was set aside undone. */
async function takeTrial(browser: Browser, email: string, card: string) {
  const returned = await browser.get(await site.pay(await start(browser, email), { card }))
  await site.deliveriesDone()
  await site.runDue()
  await site.deliveriesDone()
  return returned
}

const reason = async (email: string) => (await site.entitlement(email)).reason

test('a stranger with one card that has had its trial uses up nobody’s: each owner of an address that was typed still has theirs', async () => {
  const card = newCard()
  await site.subscriber('had-it@example.org', 'monthly', { card })
  const owners = Array.from({ length: 6 }, (_, at) => `owner${at}@example.org`)
  for (const owner of owners) {
    assert.match(await (await takeTrial(newBrowser(), owner, card)).text(), /one free trial per person/)
  }
  for (const owner of owners) {
    const browser = newBrowser()
    await site.signIn(browser, owner)
    const offer = await (await browser.get('/subscribe')).text()
    assert.ok(offer.includes('30 days free'), `${owner} is offered a trial`)
    assert.ok(!offer.includes('You have had your free trial'), owner)
    assert.equal((await takeTrial(browser, owner, newCard())).status, 303)
    assert.equal(await reason(owner), 'trial')
  }
})

test('an address that has had its trial uses up no card: its owner’s friend still has theirs with the same card', async () => {
  const card = newCard()
  await site.subscriber('twice.tried@gmail.com')
  await takeTrial(newBrowser(), 'twicetried+again@gmail.com', card)
  assert.equal(await reason('twicetried+again@gmail.com'), 'set-aside')
  await takeTrial(newBrowser(), 'friend@example.org', card)
  assert.equal(await reason('friend@example.org'), 'trial')
})

test('of fifty who pay at once with one card one has a trial, and the addresses of the others keep theirs', async () => {
  const card = newCard()
  const emails = Array.from({ length: 50 }, (_, at) => `crowd${at}@example.org`)
  const pages = await Promise.all(
    emails.map(async (email) => {
      const browser = newBrowser()
      return { browser, url: await start(browser, email) }
    }),
  )
  await Promise.all(pages.map(async ({ browser, url }) => browser.get(await site.pay(url, { card }))))
  await site.deliveriesDone()
  await site.runDue()
  await site.deliveriesDone()
  const reasons = await Promise.all(emails.map(reason))
  assert.equal(reasons.filter((said) => said === 'trial').length, 1)
  assert.equal(reasons.filter((said) => said === 'set-aside').length, 49)
  const [other = ''] = emails.filter((_, at) => reasons[at] === 'set-aside')
  await takeTrial(newBrowser(), other, newCard())
  assert.equal(await reason(other), 'trial')
})

test('of those who try one mailbox in many spellings and with many cards one has a trial, and no other card is used up', async () => {
  const spellings = ['s.pell', 'sp.ell', 'spe.ll', 'spel.l', 'spell+a', 'spell+b'].map((name) => `${name}@gmail.com`)
  const tries = spellings.map((email) => ({ email, card: newCard(), browser: newBrowser() }))
  const pages = await Promise.all(tries.map(async (one) => ({ ...one, url: await start(one.browser, one.email) })))
  await Promise.all(pages.map(async ({ browser, url, card }) => browser.get(await site.pay(url, { card }))))
  await site.deliveriesDone()
  const reasons = await Promise.all(spellings.map(reason))
  assert.equal(reasons.filter((said) => said === 'trial').length, 1)
  for (const [at, { card }] of tries.entries()) {
    if (reasons[at] === 'trial') continue
    const email = `reader-of-card${at}@example.org`
    await takeTrial(newBrowser(), email, card)
    assert.equal(await reason(email), 'trial')
  }
})

test('whoever is refused a trial for their card comes by the mail that says so to paying without one, with that card', async () => {
  const [card, email] = [newCard(), 'wants-to-pay@example.org']
  await site.subscriber('their-other-address@example.org', 'monthly', { card })
  await takeTrial(newBrowser(), email, card)
  const mail = (await site.mailsTo(email)).find(({ headers }) => headers.get('x-dateline-kind') === 'trial-used')
  const way = /https?:\/\/news\.test(\/sign-in\?return=\S+)/.exec(mail?.text ?? '')?.[1] ?? assert.fail(mail?.text)
  const offered = new URLSearchParams(way.split('?')[1]).get('return') ?? ''
  const browser = newBrowser()
  await site.signIn(browser, email)
  const offer = await (await browser.get(offered)).text()
  assert.ok(!offer.includes('30 days free'), 'what is offered there is paid today')
  assert.match(offer, /<a href="\/subscribe[^"]*">Begin with a free trial instead/, 'who was not meant has their own')
  const hidden = /name="trial" value="(\w+)"/.exec(offer)?.[1] ?? assert.fail('the form forgets it')
  const started = await browser.post('/subscribe', { plan: 'monthly', trial: hidden })
  await browser.get(await site.pay(started.headers.get('location') ?? '', { card }))
  await site.deliveriesDone()
  assert.equal(await reason(email), 'paid')
})
