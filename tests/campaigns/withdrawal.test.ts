import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { writeResults } from '../../bench/results.ts'
import { cookieByInvitation } from '../support/cookieByInvitation.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import type { RunningSite } from '../support/runningSite.ts'
import { startTwoWebs } from '../support/twoWebs.ts'

const NAMES = ['amber', 'birch', 'cedar', 'delta', 'ember']
const REASON = 'It was printed before anybody had asked the harbor master.'
/** What readers are promised; and what a machine that is busy with other things may take for one of five. */
const WITHIN_MS = 1_000
const AT_MOST_MS = 5_000

/** Every place in which a reader, a program or a search engine meets an article without its address. */
const PLACES = [
  '/',
  '/latest',
  '/section/reports',
  '/place/lisbon-pt',
  '/author/ada-writer',
  '/tag/harbors',
  '/rss.xml',
  '/feed.json',
  '/section/reports/rss.xml',
  '/section/reports/feed.json',
  '/place/lisbon-pt/rss.xml',
  '/author/ada-writer/feed.json',
  '/tag/harbors/rss.xml',
  '/sitemap-1.xml',
  '/news-sitemap.xml',
  '/archive?q=harbormark',
  '/archive/rss.xml?q=harbormark',
  // What the last of them leads on to.
  '/reports/report-zinnia',
]

let database: TestDatabase
let archive: string
const sites: RunningSite[] = []
before(async () => {
  database = await createTestDatabase('withdrawal', 'empty')
  sites.push(...(await startTwoWebs(database.url)))
  archive = await mkdtemp(join(tmpdir(), 'dateline-archive-'))
  await mkdir(join(archive, 'posts'), { recursive: true })
  const today = Temporal.Now.plainDateISO().toString()
  for (const name of [...NAMES, 'zinnia']) {
    await writeFile(
      join(archive, 'posts', `${name}.md`),
      `---\ntitle: Report ${name}\nslug: report-${name}\nsection: reports\ndate: ${today}\nauthors: [Ada Writer]\ntags: [harbors]\nplace: { country: PT, city: Lisbon }\n---\nThe harbormark of ${name} stands in the water.\n\nIt has stood there for a long time.\n`,
    )
  }
  const imported = await worker().cli('import', 'markdown', archive)
  assert.equal(imported.status, 0, imported.stderr)
})
after(async () => {
  for (const site of sites.toReversed()) await site.discard()
  if (archive) await rm(archive, { recursive: true, force: true })
  await database?.drop()
})

const worker = () => sites[0] as RunningSite
const webs = () => sites.slice(1)

async function ask(site: RunningSite, path: string) {
  const answer = await fetch(site.origin + path)
  return { status: answer.status, text: await answer.text() }
}

const holds = async (site: RunningSite, place: string, name: string) =>
  (await ask(site, place)).text.includes(`report-${name}`)

/** Milliseconds until it is so. */
async function until(isSo: () => Promise<boolean>, what: string, since = performance.now()): Promise<number> {
  const begun = performance.now()
  while (!(await isSo())) {
    assert.ok(performance.now() - begun < 60_000, what)
    await pause(5)
  }
  return performance.now() - since
}

test('what is withdrawn at one process is gone within a second from every place in both, says why at its address, and is in no letter', async (t) => {
  const [here] = webs() as [RunningSite, RunningSite]
  const cookie = await cookieByInvitation(here, 'ana@example.org', 'editor')
  const letter = async () => (await here.cli('letter', 'preview', 'daily')).stdout
  const made = await here.cli(
    'newsletter',
    'set',
    'daily',
    'name=Daily',
    'promise=One.',
    'cadence=daily',
    'recipe=list count=9',
  )
  assert.equal(made.status, 0, made.stderr)
  for (const site of webs())
    for (const place of PLACES)
      for (const name of NAMES) await until(() => holds(site, place, name), `${name} came to ${place}`)
  const listed = await (await fetch(`${here.origin}/desk/articles`, { headers: { cookie } })).text()
  const numberOf = (name: string) => new RegExp(`/desk/articles/(\\d+)"[^>]*>\\s*Report ${name}`).exec(listed)?.[1]

  const taken: { name: string; ms: number; last: string }[] = []
  for (const name of NAMES) {
    assert.ok((await letter()).includes(`report-${name}`))
    const answer = await fetch(`${here.origin}/desk/articles/${numberOf(name)}/state`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ action: 'withdraw', words: REASON }),
    })
    const since = performance.now()
    assert.equal(answer.status, 303, await answer.text())
    const waits = webs().flatMap((site) => [
      ...PLACES.map(async (place) => ({
        place,
        ms: await until(async () => !(await holds(site, place, name)), `${name} left ${place}`, since),
      })),
      (async () => {
        const path = `/reports/report-${name}`
        const isGone = async () => {
          const { status, text } = await ask(site, path)
          return status === 410 && text.includes(REASON)
        }
        return { place: path, ms: await until(isGone, `${path} says why`, since) }
      })(),
    ])
    const slowest = (await Promise.all(waits)).reduce((one, other) => (other.ms > one.ms ? other : one))
    taken.push({ name, ms: Math.round(slowest.ms), last: slowest.place })
    assert.ok(!(await letter()).includes(`report-${name}`), `${name} is in the next letter`)
  }
  const said = taken.map(({ ms, last }) => `gone after ${ms} ms, last from ${last}`).join('; ')
  t.diagnostic(said)
  if (process.env.DATELINE_LONG === '1') await writeResults('withdrawal', `## Withdrawn\n\n${said}`)
  const inOrder = taken.map(({ ms }) => ms).toSorted((one, other) => one - other)
  assert.ok((inOrder[2] as number) <= WITHIN_MS, JSON.stringify(taken))
  assert.ok((inOrder[4] as number) <= AT_MOST_MS, JSON.stringify(taken))
})
