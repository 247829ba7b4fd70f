import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkHouse } from './houseCheck.ts'

/** What the house says of one file (and its neighbors), as `line check: reason`. */
function refusalsOf(path: string, text: string, others: Record<string, string> = {}): string[] {
  const files = [{ path, text }, ...Object.entries(others).map(([name, body]) => ({ path: name, text: body }))]
  return checkHouse(files)
    .filter((refusal) => refusal.path === path)
    .map((refusal) => `${refusal.line} ${refusal.check}: ${refusal.reason}`)
}

function refused(path: string, text: string, expected: RegExp, others?: Record<string, string>) {
  const said = refusalsOf(path, text, others)
  assert.ok(
    said.some((line) => expected.test(line)),
    `${path} was not refused with ${expected}; said: ${said.join(' | ') || 'nothing'}`,
  )
}

function accepted(path: string, text: string, others?: Record<string, string>) {
  assert.deepEqual(refusalsOf(path, text, others), [])
}

test('a module may import the face of a module on a lower level, and nothing else of another module', () => {
  const use = (from: string) => `import { a } from '${from}'\nexport const subscribe = () => a`
  accepted('src/subscriptions/subscribe.ts', use('../readers/readers.module.ts'))
  accepted('src/subscriptions/subscribe.ts', use('../platform/money.ts'))
  refused('src/subscriptions/subscribe.ts', use('../readers/reader.sql.ts'), /^1 imports: only the face/)
  refused('src/subscriptions/subscribe.ts', use('../readers/trial.rule.ts'), /only the face/)
  refused('src/subscriptions/subscribe.ts', use('../sources/sources.module.ts'), /sibling/)
  refused('src/subscriptions/subscribe.ts', use('../billing/billing.module.ts'), /billing \(level 3\) is above/)
  refused('src/subscriptions/subscribe.ts', use('../app/compose.ts'), /does not know who composes it/)
})

test('a type, a re-export, a lazy import and the type of an import are imports too', () => {
  const path = 'src/readers/openAccount.ts'
  refused(
    path,
    `import type { A } from '../billing/billing.module.ts'\nexport const openAccount = (a: A) => a`,
    /level 3/,
  )
  refused(path, `export { openAccount } from '../billing/billing.module.ts'`, /level 3/)
  refused(path, `export * from '../billing/billing.module.ts'`, /level 3/)
  refused(path, `export const openAccount = () => import('../billing/billing.module.ts')`, /level 3/)
  refused(path, `export const openAccount = (a: import('../billing/billing.module.ts').A) => a`, /level 3/)
  refused(path, `import '../billing/billing.module.ts'\nexport const openAccount = () => 1`, /level 3/)
})

test('platform knows nothing of news, design nothing of modules, and nobody the command line', () => {
  refused('src/platform/mail.ts', `import { a } from '../readers/readers.module.ts'`, /platform knows nothing of news/)
  refused('src/platform/mail.ts', `import { a } from '../design/frame/shell.ts'`, /platform knows nothing/)
  refused(
    'src/design/frame/layout.view.tsx',
    `import { a } from '../../readers/readers.module.ts'`,
    /design imports no module/,
  )
  accepted('src/design/frame/layout.view.tsx', `import { a } from '../../platform/money.ts'\nexport const b = a`)
  refused('src/app/compose.ts', `import { a } from '../main.ts'`, /command line/)
  accepted('src/app/compose.ts', `import { a } from '../readers/reader.sql.ts'\nexport const b = a`)
  refused('src/main.ts', `import { a } from './readers/readers.module.ts'`, /speaks to src\/app/)
})

test('the product does not import its tests, its tools or its sample, except a test its support', () => {
  const supported = `import { a } from '../../tests/support/database.ts'\na()`
  accepted('src/readers/openAccount.test.ts', supported)
  refused(
    'src/readers/openAccount.ts',
    `${supported}\nexport const openAccount = a`,
    /only a test may import from tests/,
  )
  refused('src/app/compose.ts', `import { a } from '../../scripts/check.ts'`, /does not import scripts/)
})

test('a test sees the parts of its own module, not those of others', () => {
  accepted('src/readers/openAccount.test.ts', `import { a } from './reader.sql.ts'\na()`)
  refused('src/paywall/meter.test.ts', `import { a } from '../readers/reader.sql.ts'`, /only the face/)
})

test('the simulator and the product meet at one door, opened by one file', () => {
  const opens = `import { startStripeSimulator } from '../../simulator/stripe/server.ts'\nexport const a = startStripeSimulator`
  accepted('src/app/compose.ts', opens)
  accepted('src/billing/webhook.test.ts', opens)
  refused('src/app/second.ts', opens, /starts the simulator already/, { 'src/app/a.ts': opens })
  refused('src/billing/startCheckout.ts', opens, /only the composition/)
  refused('src/app/compose.ts', `import { a } from '../../simulator/stripe/form.ts'`, /only the composition/)
  refused('simulator/stripe/form.ts', `import { a } from '../../src/platform/money.ts'`, /knows nothing of Dateline/)
})

test('the edge carries rules and nothing else', () => {
  accepted('edge/meter.ts', `import { a } from '../src/paywall/access.rule.ts'\nexport const b = a`)
  refused('edge/meter.ts', `import { a } from '../src/paywall/paywall.module.ts'`, /edge imports only rules/)
  refused('src/app/compose.ts', `import { a } from '../../edge/meter.ts'`, /nothing imports the edge/)
})

test('only billing speaks to the payment provider', () => {
  accepted('src/billing/openGateway.ts', `import Stripe from 'stripe'\nexport const openGateway = () => new Stripe('')`)
  refused(
    'src/plans/savePlan.ts',
    `import Stripe from 'stripe'\nexport const savePlan = Stripe`,
    /imported only in src\/billing/,
  )
  refused(
    'src/plans/savePlan.ts',
    `import type S from 'stripe/x'\nexport const savePlan = (s: S) => s`,
    /only in src\/billing/,
  )
})

test('a rule that looks at a clock, waits or throws dice is refused', () => {
  const rule = (body: string) => `export function mayRead() { ${body} }`
  const path = 'src/paywall/access.rule.ts'
  accepted(path, rule('return Date.UTC(2026, 1, 1) + new Date(5).getTime()'))
  for (const body of [
    'return Date.now()',
    'return new Date()',
    'return Temporal.Now.instant()',
    'const { now } = Date; return now()',
    "return Date['now']()",
    'return Math.random()',
    'return process.env.X',
    'return crypto.randomUUID()',
    'return fetch("x")',
    'setTimeout(mayRead, 1)',
    'console.log(1)',
  ]) {
    refused(path, rule(body), /purity/)
  }
  refused(path, 'export async function mayRead() {}', /async in a rule/)
  refused(path, 'export const mayRead = async () => 1', /async in a rule/)
  refused(path, 'const a = await b\nexport const mayRead = () => a', /await in a rule/)
})

test('a rule speaks of the clock in comments and takes an instant as an argument', () => {
  accepted(
    'src/paywall/access.rule.ts',
    `// Date.now() would be wrong here\nexport const mayRead = (now: Temporal.Instant) => Temporal.Instant.compare(now, now)`,
  )
})

test('a rule leans only on rules of its module, types and pure files', () => {
  const path = 'src/paywall/access.rule.ts'
  accepted(path, `import { a } from './meter.rule.ts'\nexport const mayRead = a`)
  accepted(path, `import { a } from '../platform/money.ts'\nexport const mayRead = a`)
  accepted(path, `import type { A } from '../readers/readers.module.ts'\nexport const mayRead = (a: A) => a`)
  accepted(path, `import type { Context } from 'hono'\nexport const mayRead = (a: Context) => a`)
  refused(path, `import { a } from './reads.sql.ts'\nexport const mayRead = a`, /purity: a rule imports only rules/)
  refused(
    path,
    `import { a } from '../plans/plans.module.ts'\nexport const mayRead = a`,
    /purity: a rule imports only rules/,
  )
  refused(path, `import { a } from '../platform/http.ts'\nexport const mayRead = a`, /purity/)
  refused(path, `import { a } from 'node:fs'\nexport const mayRead = a`, /imports no package/)
  refused(path, `import { z } from 'zod'\nexport const mayRead = z`, /imports no package/)
  refused(path, `import '../platform/http.ts'\nexport const mayRead = 1`, /purity/)
  refused(path, `export const mayRead = () => import('./meter.rule.ts')`, /loads nothing/)
})

test('a rule may use a rule of a lower module, as far as that module hands it on', () => {
  const face = `export { saving } from './saving.rule.ts'\nexport { savePlan } from './savePlan.ts'`
  const lower = { 'src/plans/plans.module.ts': face }
  const path = 'src/paywall/access.rule.ts'
  const use = (name: string) => `import { ${name} } from '../plans/plans.module.ts'\nexport const mayRead = ${name}`
  const said = (text: string) => refusalsOf(path, text, lower)
  assert.deepEqual(said(use('saving')), [])
  assert.match(said(use('savePlan')).join(), /purity: a rule imports only rules/)
  assert.match(said(use('saving, savePlan')).join(), /purity/)
  assert.match(said(`import * as plans from '../plans/plans.module.ts'\nexport const mayRead = plans`).join(), /purity/)
})

test('what rules call is as pure as they are', () => {
  refused('src/platform/money.ts', 'export const a = () => Date.now()', /Date.now in a rule/)
  refused('src/platform/money.ts', `import { a } from './http.ts'\nexport const b = a`, /purity/)
})

test('a file in a module has a role by its suffix or is one verb', () => {
  accepted('src/plans/savePlan.ts', 'export type Saved = 1\nexport function savePlan(): Saved { return 1 }')
  accepted('src/plans/savePlan.ts', "export const PLANS_CHANNEL = 'plans'\nexport function savePlan() {}")
  accepted('src/plans/plan.ts', 'export type Plan = 1\nexport type Price = 2')
  accepted('src/plans/plan.sql.ts', 'export const a = 1\nexport const b = 2')
  refused(
    'src/plans/savePlan.ts',
    'export function storePlan() {}',
    /exports one function, savePlan; it exports storePlan/,
  )
  refused(
    'src/plans/savePlan.ts',
    'export function savePlan() {}\nexport const other = 1',
    /it exports savePlan, other/,
  )
  refused('src/plans/savePlan.ts', 'function savePlan() {}\nsavePlan()', /it exports no function/)
  refused('src/plans/catalogue.ts', 'export const catalogue = 1', /"catalogue" is none/)
  refused('src/plans/plan.service.ts', 'export const a = 1', /no suffix of this house/)
  refused('src/plans/SavePlan.ts', 'export const SavePlan = 1', /camelCase verb/)
  refused('src/plans/offers.module.ts', 'export const a = 1', /one face of plans is plans\.module\.ts/)
  refused('src/widgets/saveWidget.ts', 'export const saveWidget = 1', /src\/widgets has no place in the plan/)
})

test('names that say nothing are refused, wherever they stand', () => {
  refused('src/platform/utils.ts', 'export const a = 1', /"utils" says nothing/)
  refused('src/platform/dateHelpers.ts', 'export const a = 1', /"helpers"/)
  refused('tests/common/a.ts', 'export const a = 1', /"common"/)
  refused('src/platform/index.ts', 'export const a = 1', /no index files/)
  refused('src/platform/jobs.ts', 'export class JobManager {}', /"Manager" could stand on anything/)
  refused('src/platform/jobs.ts', 'export type JobInfo = 1', /"Info"/)
  accepted('src/platform/uncommon.ts', 'export const a = 1')
})

test('default exports are refused in every spelling', () => {
  refused('scripts/a.ts', 'export default 1', /no default exports/)
  refused('src/platform/a.ts', 'const a = 1\nexport { a as default }', /^2 exports/)
  refused('bin/a.js', 'export default function a() {}', /no default exports/)
})

test('a file of more than 400 lines, or a test of more than 800, is refused', () => {
  const lines = (count: number) => `export const a = 1\n${'// a line\n'.repeat(count - 1)}`
  accepted('src/platform/a.ts', lines(400))
  refused('src/platform/a.ts', lines(401), /401 lines, at most 400/)
  accepted('src/platform/a.test.ts', lines(800))
  refused('src/platform/a.test.ts', lines(801), /801 lines, at most 800/)
  refused('src/design/styles/base.css', 'a {}\n'.repeat(401), /401 lines/)
})

test('a language that lacks an area of the words is refused', () => {
  const area = (name: string, tag: string) => ({ [`src/design/words/${name}/${tag}.ts`]: `export const ${tag} = {}` })
  const others = { ...area('letters', 'fr'), ...area('places', 'en'), ...area('places', 'fr') }
  accepted('src/design/words/letters/en.ts', 'export const en = {}', others)
  refused('src/design/words/letters/en.ts', 'export const en = {}', /letters has no pt\.ts, which places has/, {
    ...others,
    ...area('places', 'pt'),
  })
})

test('the environment is read in one file', () => {
  const reads = 'export const a = process.env.PORT'
  accepted('src/app/config.ts', reads)
  accepted('simulator/stripe/server.ts', reads)
  refused('src/platform/log.ts', reads, /^1 environment/)
  refused('src/platform/log.ts', `export const a = process['env']`, /environment/)
  refused('src/platform/log.ts', 'const { env } = process\nexport const a = env', /environment/)
  refused('src/platform/log.ts', `import { env } from 'node:process'\nexport const a = env`, /only in src\/app\/config/)
})

test('SQL stands in .sql.ts files of a module', () => {
  const asks = "import { sql } from 'kysely'\nexport const savePlan = () => sql`select 1`"
  accepted('src/plans/plan.sql.ts', asks)
  accepted('src/platform/clock.ts', asks)
  accepted('src/plans/savePlan.test.ts', asks)
  refused('src/plans/savePlan.ts', asks, /^1 sql: SQL stands in \.sql\.ts/)
  refused('src/plans/savePlan.ts', asks, /^2 sql: the sql template/)
  refused('src/plans/savePlan.ts', `import pg from 'pg'\nexport const savePlan = pg`, /sql: SQL stands/)
  accepted('src/plans/savePlan.ts', `import type { Kysely } from 'kysely'\nexport const savePlan = (a: Kysely<1>) => a`)
})

test("the database's clock decides nothing, in queries and in migrations", () => {
  const sql = (text: string) => `import { sql } from 'kysely'\nexport const a = () => sql\`select\n${text}\``
  refused('src/plans/plan.sql.ts', sql('now()'), /^3 sql: now\(\)/)
  for (const text of ['current_timestamp', 'CLOCK_TIMESTAMP()', 'now( )', 'current_date', 'localtimestamp']) {
    refused('src/plans/plan.sql.ts', sql(text), /the database's clock/)
  }
  refused('src/platform/clock.ts', sql('now()'), /the database's clock/)
  refused('src/plans/plan.sql.ts', "export const a = 'default now()'", /now\(\)/)
  accepted('src/plans/plan.sql.ts', sql('known -- not now()'))
  refused('migrations/0001-plans.sql', 'create table a (\n at timestamptz default now());', /^2 sql: now\(\)/)
  accepted('migrations/0001-plans.sql', '-- never now()\ncreate table a (at timestamptz not null);')
})

test('two migrations never share a number, and each says what it does', () => {
  refused('migrations/0001-b.sql', 'select 1', /0001-a\.sql has that number already/, {
    'migrations/0001-a.sql': 'select 1',
  })
  refused('migrations/1-b.sql', 'select 1', /is called 0001-what-it-does/)
})

test("a module's code takes the time from Dateline's clock", () => {
  refused('src/readers/openAccount.ts', 'export const openAccount = () => Date.now()', /time is an argument/)
  refused(
    'src/readers/openAccount.ts',
    'export const openAccount = () => Temporal.Now.instant()',
    /time is an argument/,
  )
  accepted('src/platform/clock.ts', 'export const a = () => Temporal.Now.instant()')
  accepted('src/articles/stream.client.ts', 'console.log(Date.now())')
})

test('unescaped markup is refused, in every spelling', () => {
  const path = 'src/articles/article.view.tsx'
  refused(path, 'export const a = <p dangerouslySetInnerHTML={{ __html: "x" }} />', /dangerouslySetInnerHTML/)
  refused(path, 'export const a = <p {...{ dangerouslySetInnerHTML: { __html: "x" } }} />', /dangerouslySetInnerHTML/)
  refused(path, `import { raw } from 'hono/html'\nexport const a = raw('x')`, /^2 markup: raw\(\)/)
  refused(path, `import { raw as plain } from 'hono/html'\nexport const a = plain('x')`, /^1 markup: raw/)
  refused('src/articles/a.client.ts', 'document.body.innerHTML = "x"', /innerHTML/)
  accepted(path, 'export const a = <p>{String.raw`x`}</p>')
  accepted('src/design/frame/jsonLd.view.tsx', `import { raw } from 'hono/html'\nexport const a = raw('x')`)
})

test('a view is props to HTML, nothing else', () => {
  const path = 'src/articles/article.view.tsx'
  refused(path, 'export const A = async () => <p />', /props to HTML/)
  refused(path, `import { a } from './article.sql.ts'\nexport const A = () => <p>{a}</p>`, /is given its props/)
  refused(path, 'export const A = () => <p>{Date.now()}</p>', /props to HTML/)
  accepted(path, `import type { a } from './article.sql.ts'\nexport const A = (props: a) => <p>{props}</p>`)
})

test('a file that cannot be parsed is refused, not skipped', () => {
  refused('src/platform/a.ts', 'export const a = (', /syntax/)
})
