import { setTimeout as pause } from 'node:timers/promises'
import type { RunningSite } from '../tests/support/runningSite.ts'
import { ms } from './deskScreens.ts'
import { ANEW, ask, type DeskSites, inDatabase, POSTED } from './deskSites.ts'
import { median, table, verdict } from './results.ts'

const MOST_MS = 1_000
const GIVEN_UP_MS = 20_000
const LOOKS_EVERY_MS = 5

type Article = { id: number; path: string }

/** From the press on *Publish* at one process until the page of both has it. */
export async function benchPublishing(sites: DeskSites, isFull: boolean): Promise<string> {
  const articles = await chosen(sites, isFull ? 20 : 6)
  const first: number[] = []
  const other: number[] = []
  const pressed: number[] = []
  for (const [at, article] of articles.entries()) {
    const headline = `Counted anew, number ${at}: ${article.id}`
    await write(sites.webs[0], sites.cookie, article.id, headline)
    // Both have the page of before in memory.
    for (const site of sites.webs) await (await fetch(site.origin + article.path, { headers: ANEW })).text()
    const form = await sheet(sites.webs[0], sites.cookie, article.id)
    const began = performance.now()
    const shown = Promise.all(sites.webs.map((site) => seen(site, article.path, headline, began)))
    // Should the press be refused, that is what is to be said, and not that the sites have gone since.
    shown.catch(() => {})
    const answer = await fetch(`${sites.webs[0].origin}/desk/articles/${article.id}/publish`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: sites.cookie, 'content-type': 'application/x-www-form-urlencoded', ...POSTED },
      body: form,
    })
    pressed.push(performance.now() - began)
    if (answer.status !== 303) throw new Error(`publishing was answered with ${answer.status}: ${await answer.text()}`)
    const [here, there] = await shown
    first.push(here ?? Number.NaN)
    other.push(there ?? Number.NaN)
  }
  const commit = await commits(sites)
  const row = (name: string, times: readonly number[]) => {
    const worst = Math.max(...times)
    return [name, ms(median(times)), (median(times) / commit).toFixed(1), ms(worst), verdict(worst <= MOST_MS)]
  }
  return [
    table(
      ['publishing', 'median', '× a bare commit', 'worst', `worst ≤ ${MOST_MS} ms`],
      [
        row('the press is answered', pressed),
        row('on the public page of the same process', first),
        row('on the public page of the other process', other),
      ],
    ),
    '',
    `${articles.length} articles, new ones and small fixes; each page was in the memory of both processes. One row stored and committed by itself takes ${ms(commit)}.`,
  ].join('\n')
}

/** In turn what is out, and what is ready to go. */
function chosen({ connection }: DeskSites, count: number): Promise<Article[]> {
  return inDatabase(connection, async (client) => {
    const of = async (status: string) => {
      const { rows } = await client.query<Article>(
        `select id::int as id, '/' || section || '/' || slug as path from articles
          where status = $1 and language = 'en' and id > 1000000 order by id limit $2`,
        [status, count / 2],
      )
      return rows
    }
    return [...(await of('published')), ...(await of('ready'))]
  })
}

async function write(site: RunningSite, cookie: string, id: number, headline: string): Promise<void> {
  const url = `${site.origin}/desk/articles/${id}/facts`
  const facts = (await (await fetch(url, { headers: { cookie, ...ANEW } })).json()) as Record<
    string,
    { version: number }
  >
  const answer = await fetch(url, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...POSTED },
    body: JSON.stringify({ fact: 'headline', value: headline, base: facts.headline?.version ?? 0 }),
  })
  if (!answer.ok) throw new Error(`a headline was answered with ${answer.status}: ${await answer.text()}`)
}

/** What a browser would send, and a reason wherever one is asked for. */
async function sheet(site: RunningSite, cookie: string, id: number): Promise<URLSearchParams> {
  const { text } = await ask(site, `/desk/articles/${id}/publish`, cookie)
  const form = new URLSearchParams({ when: 'now', kind: /name="kind"/.test(text) ? 'small' : 'new' })
  form.set('seen', /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '')
  for (const [, name = ''] of text.matchAll(/name="(reason-[^"]*)"/g)) form.set(name, 'It is measured.')
  return form
}

async function seen(site: RunningSite, path: string, headline: string, began: number): Promise<number> {
  for (;;) {
    const answer = await fetch(site.origin + path, { headers: ANEW })
    const took = performance.now() - began
    if ((await answer.text()).includes(headline)) return took
    if (took > GIVEN_UP_MS) throw new Error(`${path} did not show "${headline}" within ${GIVEN_UP_MS} ms`)
    await pause(LOOKS_EVERY_MS)
  }
}

function commits({ connection }: DeskSites): Promise<number> {
  return inDatabase(connection, async (client) => {
    await client.query('create table bench_commits (at timestamptz)')
    const times: number[] = []
    for (let at = 0; at < 20; at++) {
      const began = performance.now()
      await client.query('insert into bench_commits values (now())')
      times.push(performance.now() - began)
    }
    await client.query('drop table bench_commits')
    return median(times)
  })
}
