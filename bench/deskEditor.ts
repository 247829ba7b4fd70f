import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { type ArticleDraft, saveArticles } from '../src/articles/store/store.module.ts'
import { SCHEMA } from '../src/newsroom/text/text.module.ts'
import { openDatabase } from '../src/platform/database.ts'
import { newVisitor } from '../tests/support/browser.ts'
import { cookieByInvitation } from '../tests/support/cookieByInvitation.ts'
import { Typist } from '../tests/support/typist.ts'
import { ms } from './deskScreens.ts'
import { ANEW, ask, type DeskSites, POSTED } from './deskSites.ts'
import { median, table, verdict } from './results.ts'

const WORDS = 5_000
const PARAGRAPHS = 70
const COMMENTS = 30
const SUGGESTED = 8
const MOST_MS = 300
/** A frame, and what nobody takes for a stutter. */
const FRAME_MS = 16
const MOST_P99_MS = 50
/** The other one is quick. */
const OTHERS_PAUSE_MS = 120

const SENTENCES = [
  'The harbor office counted the boats twice that morning, and wrote a different number each time.',
  'Nobody who was asked about it afterwards could say which of the two had gone into the report.',
  'It is the older of the two piers that carries the trains, as it has since the spring of 1911.',
  'Whoever has waited here for the tide knows that the timetable is a matter of opinion.',
]

function paragraph(at: number) {
  const words = Array.from({ length: 6 }, (_, n) => SENTENCES[(at + n) % SENTENCES.length])
    .join(' ')
    .split(' ')
  const text = words.slice(0, Math.ceil(WORDS / PARAGRAPHS)).join(' ')
  const [start, linked, rest] = [text.slice(0, 40), text.slice(40, 60), text.slice(60)]
  return {
    type: 'paragraph' as const,
    content: [
      { type: 'text' as const, text: start, marks: [{ type: 'bold' as const }] },
      {
        type: 'text' as const,
        text: linked,
        marks: [{ type: 'link' as const, attrs: { href: `https://example.org/${at}` } }],
      },
      { type: 'text' as const, text: rest },
    ],
  }
}

function longArticle(slug: string): ArticleDraft {
  const content = Array.from({ length: PARAGRAPHS }, (_, at) => [
    ...(at % 10 === 9
      ? [
          {
            type: 'subhead' as const,
            attrs: { level: 2 as const },
            content: [{ type: 'text' as const, text: `Part ${at}` }],
          },
        ]
      : []),
    paragraph(at),
  ]).flat()
  return {
    ...{ slug, section: 'archive-1', language: 'en', terms: 'metered', status: 'draft', redirectFrom: [], extra: {} },
    ...{
      headline: `A long article, ${slug}`,
      standfirst: 'With five thousand words.',
      authors: ['The bench'],
      tags: [],
    },
    places: [{ country: 'FR' }],
    firstPublished: Temporal.Now.instant(),
    body: { type: 'doc', content },
  } as ArticleDraft
}

async function storeLongArticles({ connection }: DeskSites, count: number): Promise<number[]> {
  const { db, close } = openDatabase(connection, { max: 1 })
  try {
    const drafts = Array.from({ length: count }, (_, at) => longArticle(`long-${at}`))
    const saved = await saveArticles(db, drafts, Temporal.Now.instant())
    return saved.map((one) => {
      if (one.kind !== 'created') throw new Error(JSON.stringify(one))
      return one.articleId
    })
  } finally {
    await close()
  }
}

/** An article of 5,000 words: how soon it is open, and how soon a key that is pressed in it is seen. */
export async function benchEditor(sites: DeskSites, isFull: boolean): Promise<string> {
  const articles = await storeLongArticles(sites, 8)
  const opened = await benchOpening(sites, articles)
  const typed = await benchTyping(sites, articles[0] as number, isFull ? 600 : 150)
  return `${opened}\n\n${typed}`
}

async function benchOpening({ webs, cookie }: DeskSites, articles: readonly number[]): Promise<string> {
  const [here, there] = webs
  await there.stop()
  await there.startAgain()
  const young = await ask(there, `/desk/articles/${articles.at(-1)}`, cookie)
  const cold: number[] = []
  const warm: number[] = []
  const texts: number[] = []
  for (const id of articles.slice(0, -1)) cold.push((await ask(here, `/desk/articles/${id}`, cookie)).ms)
  for (const id of articles) await comment(here.origin, cookie, id)
  for (let round = 0; round < 3; round++) {
    for (const id of articles) {
      warm.push((await ask(here, `/desk/articles/${id}`, cookie)).ms)
      texts.push((await ask(here, `/desk/articles/${id}/text`, cookie)).ms)
    }
  }
  const least: number[] = []
  for (let at = 0; at < 7; at++) least.push((await ask(here, '/desk/views', cookie)).ms)
  const row = (name: string, times: readonly number[]) => {
    const worst = Math.max(...times)
    return [name, ms(median(times)), (median(times) / median(least)).toFixed(1), ms(worst), verdict(worst <= MOST_MS)]
  }
  return table(
    [
      `an article of ${WORDS.toLocaleString('en')} words, on the server`,
      'median',
      '× the least screen',
      'worst',
      `worst ≤ ${MOST_MS} ms`,
    ],
    [
      row('opened, the first one of a process', [young.ms]),
      row('opened for the first time', cold),
      row(`opened again, with ${COMMENTS} comments`, warm),
      row('its text as the browser asks for it', texts),
    ],
  )
}

/** On words of as many paragraphs as there are comments. */
async function comment(origin: string, cookie: string, id: number): Promise<void> {
  const url = `${origin}/desk/articles/${id}`
  const { version, text } = (await (await fetch(`${url}/text`, { headers: { cookie, ...ANEW } })).json()) as {
    version: number
    text: unknown
  }
  const doc = SCHEMA.nodeFromJSON(text)
  const places: number[] = []
  doc.descendants((node, at) => {
    if (node.type.name === 'paragraph') places.push(at + 1)
  })
  for (const from of places.slice(0, COMMENTS)) {
    const to = from + 12
    const body = JSON.stringify({ from, to, version, quote: doc.textBetween(from, to), words: 'How many were there?' })
    const headers = { cookie, 'content-type': 'application/json', ...POSTED }
    const answer = await fetch(`${url}/comments.json`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`a comment was answered with ${answer.status}: ${await answer.text()}`)
  }
}

/** From the key to the frame that shows it, as a browser that really draws has it. */
async function benchTyping({ webs, cookie }: DeskSites, article: number, keys: number): Promise<string> {
  const [site, there] = webs
  const { page, context, close } = await newVisitor(site.origin)
  const other = await Typist.open({
    ...{ name: 'other', origin: there.origin, article },
    cookie: await cookieByInvitation(there, 'other@example.org', 'editor'),
  })
  const cookies = cookie.split('; ').map((one) => one.split('=') as [string, string])
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: site.origin })))
  await page.goto(`/desk/articles/${article}`)
  await page.locator('.desk-editor-open .ProseMirror').waitFor()
  const rows: string[][] = []
  const row = (name: string, { times, processorMs }: Typed) => {
    const p99 = times.toSorted((one, more) => one - more)[Math.floor(times.length * 0.99)] ?? Number.NaN
    rows.push([name, String(times.length), ms(processorMs), ms(median(times)), ms(p99), ms(Math.max(...times))])
    return { middle: median(times), p99 }
  }
  const devtools = await context.newCDPSession(page)
  // Of the page's own thread, whoever else has the machine.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const typed = (keys: number) => typeKeys(page, devtools, keys)
  await cursorInto(page, 35)
  await watchKeys(page)
  await page.keyboard.press('Control+Shift+E')
  for (let at = 0; at < SUGGESTED; at++) await page.keyboard.type(' word')
  await page.keyboard.press('Control+Shift+E')
  await typed(30)

  const alone = row('alone', await typed(keys))
  let isOver = false
  const otherTypes = (async () => {
    while (!isOver) {
      other.type()
      await other.exchange()
      await pause(OTHERS_PAUSE_MS)
    }
  })()
  const beside = row('beside another writer', await typed(keys))
  await page.keyboard.press('Control+Shift+E')
  row('suggesting, beside another writer', await typed(Math.ceil(keys / 3)))
  isOver = true
  await otherTypes
  const worked = other.typed.length
  await page.goto('about:blank')
  await page.setContent(`<p contenteditable>${SENTENCES.join(' ').repeat(80)}</p>`)
  await page.locator('p').click()
  await watchKeys(page)
  const bare = row('bare: a contenteditable of as many words, without a script', await typed(keys))
  await close()
  for (const cells of rows) cells.push('', '')
  for (const [at, { middle, p99 }] of [alone, beside].entries())
    rows[at]?.splice(-2, 2, verdict(middle <= FRAME_MS), verdict(p99 <= MOST_P99_MS))
  return [
    table(
      [
        'a key in it, until it is drawn',
        'keys',
        'processor a key',
        'median',
        'p99',
        'worst',
        `median ≤ ${FRAME_MS} ms`,
        `p99 ≤ ${MOST_P99_MS} ms`,
      ],
      rows,
    ),
    '',
    `In a browser without a window at 60 frames a second, from the key's own time to the task after its frame: half a frame of that is waiting. With ${COMMENTS} comments, ${SUGGESTED} suggested words, the checks and the gate's line; the other one wrote ${worked} words meanwhile. Median beside the bare one: ${(beside.middle / bare.middle).toFixed(2)} times.`,
  ].join('\n')
}

async function cursorInto(page: Page, nth: number): Promise<void> {
  const block = page.locator('.ProseMirror > p').nth(nth)
  await block.scrollIntoViewIfNeeded()
  await block.click()
}

// Runs in the page.
declare const requestAnimationFrame: (work: () => void) => void
declare const addEventListener: (
  name: 'keydown',
  hear: (event: { timeStamp: number }) => void,
  options: { capture: boolean },
) => void

type Watched = { drawn: number[] }

/** By name, since each page has its own. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { drawn: [] }
    Object.assign(globalThis, { watched })
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => watched.drawn.push(performance.now() - timeStamp)
          port2.postMessage('drawn')
        })
      },
      { capture: true },
    )
  })
}

type Typed = { times: number[]; processorMs: number }

/** As quick typing is; what is answered is how long each key took, and what a key costs with all that follows it. */
async function typeKeys(page: Page, devtools: CDPSession, keys: number): Promise<Typed> {
  await page.evaluate(() => {
    ;(globalThis as unknown as { watched: Watched }).watched.drawn.length = 0
  })
  const before = await workOf(devtools)
  const letters = 'the tide turns at six and boats wait for it '
  for (let at = 0; at < keys; at++) {
    const letter = letters[at % letters.length] as string
    await page.keyboard.press(letter === ' ' ? 'Space' : letter)
    await pause(40 + ((at * 37) % 70))
  }
  const processorMs = ((await workOf(devtools)) - before) / keys
  return {
    times: await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.drawn.slice()),
    processorMs,
  }
}

/** What a page's thread has done so far, in milliseconds of a processor. */
async function workOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
}
