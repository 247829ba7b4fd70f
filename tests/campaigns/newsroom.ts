import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CommandResult, RunningCommand, RunningSite } from '../support/runningSite.ts'
import {
  afterImport,
  headlineOf,
  lead,
  marksIn,
  newArticle,
  PARAGRAPHS,
  type PublishedArticle,
  SECTION,
  type State,
  TERMS,
  writeRevision,
} from './publishedArticle.ts'

export type Newsroom = {
  readonly articles: readonly PublishedArticle[]
  readonly counts: { commands: number; done: number; killed: number; failed: Map<string, number> }
  /** What no operator and no reader should see. */
  readonly wrong: string[]
  /** To be called as the database is killed: a command of that moment may fail. */
  databaseDies(): void
  /** The processes of the commands that are being given; `killed` makes their ends no surprise. */
  kill(): number[]
  /** Resolves when the commands that were given have ended; nobody gives another until `goOn`. */
  rest(): Promise<void>
  goOn(): void
  /** A reader opens something that was published. */
  follow(): Promise<void>
  /** Readers open everything that the commands of this moment may change. */
  watch(): Promise<void>
}

/** Two at once, each with an archive of their own, so that it is known in which order each article changed. */
const OPERATORS = 2
/** Without a pause their commands alone would keep two processors busy, and no reader would get anywhere. */
const THINKS_AT_MOST_MS = 800
/** After so many articles an operator begins another archive. */
const ARTICLES_OF_ARCHIVE = 6
/** DESIGN §2: a process that heard nothing asks again after five seconds at the latest. */
const STALE_AT_MOST_MS = 5_000
/** Two minutes is what a process waits for another that starts the database. */
const ENDS_WITHIN_MS = 120_000

/** Operators who publish at the command line whatever happens to the site and its database. */
export function startNewsroom(site: RunningSite, home: string, random: () => number): Newsroom {
  const articles: PublishedArticle[] = []
  const counts: Newsroom['counts'] = { commands: 0, done: 0, killed: 0, failed: new Map() }
  const wrong: string[] = []
  const running = new Map<RunningCommand, { own: readonly PublishedArticle[]; killed: boolean }>()
  let deaths = 0
  let writers = 0
  let archives = 0
  let working = 0
  let breakEnds: PromiseWithResolvers<void> | undefined
  let nobodyWorks = Promise.withResolvers<void>()

  const chance = (share: number) => random() < share
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]

  /** What it printed, if it exited 0: then it counts. Otherwise it may have done all, some or nothing. */
  async function give(own: readonly PublishedArticle[], ...words: string[]): Promise<CommandResult | undefined> {
    await pause(random() * THINKS_AT_MOST_MS)
    if (breakEnds) {
      stopsWorking()
      await breakEnds.promise
      working++
    }
    const deathsBefore = deaths
    const command = site.command(...words)
    const fate = { own, killed: false }
    running.set(command, fate)
    counts.commands++
    // Once in a while it is the operator's own window that is closed.
    const closes = chance(0.1) ? setTimeout(() => kill(command), random() * 1_500) : undefined
    const patience = setTimeout(() => {
      wrong.push(`${words[0]} did not end`)
      command.kill()
    }, ENDS_WITHIN_MS)
    const result = await command.ended
    clearTimeout(closes)
    clearTimeout(patience)
    running.delete(command)
    if (result.status === 0) {
      counts.done++
      return result
    }
    const said = result.stderr.trim()
    if (fate.killed) counts.killed++
    else if (deaths > deathsBefore) {
      counts.failed.set(said, (counts.failed.get(said) ?? 0) + 1)
      if (result.status !== 1 || !/^dateline: \S.*$/.test(said))
        wrong.push(`${words[0]} ended ${result.status}: ${said}`)
    } else wrong.push(`nothing was killed, and ${words.join(' ')} ended with ${result.status}: ${said}`)
    return undefined
  }

  function kill(command: RunningCommand) {
    const fate = running.get(command)
    if (fate) fate.killed = true
    command.kill()
  }

  async function importArchive(archive: string, own: readonly PublishedArticle[]): Promise<boolean> {
    const result = await give(own, 'import', 'markdown', archive, '--archive', basename(archive), '--json')
    const now = performance.now()
    for (const article of own) {
      lead(article, (state) => afterImport(state, article.written), result !== undefined)
      if (result && !article.acknowledged.has(article.written.revision))
        article.acknowledged.set(article.written.revision, now)
      article.touchedAt = now
    }
    if (!result) return false
    const { imported, updated, unchanged, skipped, notes } = JSON.parse(result.stdout)
    if (imported + updated + unchanged !== own.length || skipped.length > 0 || notes.length > 0)
      wrong.push(`an import of ${own.length} articles exited 0 and said ${result.stdout}`)
    return true
  }

  async function importAgain(archive: string, own: readonly PublishedArticle[]) {
    const result = await give(own, 'import', 'markdown', archive, '--archive', basename(archive), '--json')
    if (result && JSON.parse(result.stdout).unchanged !== own.length)
      wrong.push(`the same import once more was not unchanged: ${result.stdout}`)
  }

  async function setTerms(article: PublishedArticle) {
    const terms = pick(TERMS) ?? 'free'
    article.termsSet.asked++
    const result = await give([article], 'article', 'set', article.slug, `terms=${terms}`, '--json')
    lead(article, (state) => ({ ...state, terms }), result !== undefined)
    article.touchedAt = performance.now()
    if (!result) return
    article.termsSet.acknowledged++
    const said = JSON.parse(result.stdout)
    if (
      said.terms !== terms ||
      !article.possible.some(({ revision }) => said.headline === headlineOf(article.slug, revision))
    )
      wrong.push(`terms=${terms} of ${article.slug} was answered ${result.stdout}`)
  }

  async function publish(desk: { archive: string; own: PublishedArticle[] }) {
    if (desk.own.length === 0 || (desk.own.length >= ARTICLES_OF_ARCHIVE && chance(0.2))) {
      desk.archive = join(home, `kept-${++archives}`)
      desk.own = []
      await mkdir(desk.archive, { recursive: true })
    }
    const changed = desk.own.filter(() => chance(0.4))
    if (desk.own.length < ARTICLES_OF_ARCHIVE && (desk.own.length === 0 || chance(0.5))) {
      const article = newArticle(desk.archive, `${desk.own.length + 1}`)
      desk.own.push(article)
      articles.push(article)
      changed.push(article)
    }
    for (const article of changed) {
      // New names and old ones in any order: both operators may bring the same at once.
      writers += 0.5
      const authors = [`Writer ${Math.ceil(random() * writers)}`, `Writer ${Math.ceil(writers)}`]
      await writeRevision(article, pick(TERMS) ?? 'free', [...new Set(chance(0.5) ? authors : authors.toReversed())])
    }
    const known = await importArchive(desk.archive, desk.own)
    if (known && chance(0.3)) await importAgain(desk.archive, desk.own)
    const there = desk.own.filter(({ possible }) => possible.every(({ revision }) => revision > 0))
    const one = chance(0.6) ? pick(there) : undefined
    if (one) await setTerms(one)
  }

  async function work() {
    const desk = { archive: '', own: [] as PublishedArticle[] }
    for (;;) await publish(desk)
  }

  function stopsWorking() {
    working--
    if (working === 0) nobodyWorks.resolve()
  }

  async function look(article: PublishedArticle) {
    const { slug } = article
    const due = Math.max(performance.now() - STALE_AT_MOST_MS, site.launchedAt)
    const known = [...article.acknowledged].filter(([, at]) => at < due).map(([revision]) => revision)
    const least = Math.max(article.shown, ...known)
    const answer = await fetch(`${site.origin}/${SECTION}/${slug}`, { redirect: 'manual' })
    const page = await answer.text()
    if (answer.status === 503) return
    if (answer.status === 404) {
      if (least > 0) wrong.push(`${slug} is stored in revision ${least} and was not found`)
      return
    }
    const seen = readPage(article, page, answer)
    if (typeof seen === 'string') return void wrong.push(`${slug}: ${seen}`)
    if (seen.revision < least) wrong.push(`${slug} was shown in revision ${seen.revision}, after ${least}`)
    article.shown = Math.max(article.shown, seen.revision)
  }

  async function follow() {
    const article = pick(articles)
    await (article ? look(article) : pause(50))
  }

  for (let operator = 0; operator < OPERATORS; operator++) {
    working++
    void work().catch((error) => {
      wrong.push(`an operator gave up: ${error.stack}`)
      stopsWorking()
    })
  }

  return {
    articles,
    counts,
    wrong,
    databaseDies: () => void deaths++,
    kill() {
      return [...running].map(([command, fate]) => {
        fate.killed = true
        return command.pid
      })
    },
    async rest() {
      breakEnds = Promise.withResolvers()
      nobodyWorks = Promise.withResolvers()
      if (working > 0) await nobodyWorks.promise
    },
    goOn() {
      breakEnds?.resolve()
      breakEnds = undefined
    },
    follow,
    async watch() {
      await Promise.all([...running.values()].flatMap(({ own }) => own.map(look)))
    },
  }
}

const GATES: Partial<Record<string, State['terms']>> = {
  'gate; reason=account-required; gate=register': 'registered',
  'gate; reason=subscribers-only; gate=subscribe': 'subscribers',
  'open; reason=free': 'free',
  'metered; reason=new; left=2': 'metered',
}

/** What a page says that an article is, or what is wrong with the page: a half article, or one of two revisions. */
export function readPage(article: PublishedArticle, page: string, answer: Response): State | string {
  const { slug } = article
  const access = answer.headers.get('dateline-access') ?? `status ${answer.status}`
  const terms = GATES[access]
  if (answer.status !== 200 || !terms) return `a visitor was answered “${access}”`
  const { revisions, marks } = marksIn(page, slug)
  const [revision = 0] = revisions
  if (revisions.length !== 1) return `text of revisions ${revisions.join(', ') || 'none'} on one page`
  const isOpen = terms === 'free' || terms === 'metered'
  if (isOpen ? marks !== PARAGRAPHS : marks > PARAGRAPHS / 4) return `${marks} paragraphs, ${access}`
  const [, headline = ''] = /<h1[^>]*>\s*([^<]*?)\s*<\/h1>/.exec(page) ?? []
  if (headline !== headlineOf(slug, revision)) return `the text of revision ${revision} below “${headline}”`
  for (const [other, { picture }] of article.revisions)
    if (page.includes(picture) !== (other === revision)) return `revision ${revision} and the picture of ${other}`
  return { revision, terms }
}
