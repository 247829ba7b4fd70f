import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exceptions, levels } from './house/plan.ts'
import { checkFiles, checkHouse, describeRefusal } from './houseCheck.ts'

/** What the house says of one file (and its neighbors), as `line check: reason`. */
function refusalsOf(path: string, text: string, others: Record<string, string> = {}): string[] {
  const files = [{ path, text }, ...Object.entries(others).map(([name, body]) => ({ path: name, text: body }))]
  return checkFiles(files)
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

/** What the house says of a folder with files of these names. */
function refusalsOfFolder(folder: string, names: string[]): string[] {
  return checkFiles(names.map((name) => ({ path: `${folder}/${name}`, text: 'export type A = 1' })))
    .filter((refusal) => refusal.path === folder)
    .map((refusal) => refusal.reason)
}

const filesNamed = (count: number, ending: string) => Array.from({ length: count }, (_, at) => `a${at}${ending}`)

test('a room may import the face of a room on a lower level, and nothing else of another room', () => {
  const path = 'src/money/subscriptions/subscribe.ts'
  const use = (from: string) => `import { a } from '${from}'\nexport const subscribe = () => a`
  accepted(path, use('../../readers/accounts/accounts.module.ts'))
  accepted(path, use('../plans/plans.module.ts'))
  accepted(path, use('../../platform/money.ts'))
  refused(path, use('../../readers/accounts/reader.sql.ts'), /^1 imports: only the face/)
  refused(path, use('../plans/trial.rule.ts'), /only the face of a room may be imported: src\/money\/plans\/plans\.mod/)
  refused(path, use('../../paywall/meter/meter.module.ts'), /paywall\/meter \(level 3\) is a sibling of money\/subscr/)
  refused(path, use('../billing/billing.module.ts'), /money\/billing \(level 5\) is above money\/subscriptions/)
  refused(path, use('../../app/compose/compose.ts'), /does not know who composes it/)
})

test('a type, a re-export, a lazy import and the type of an import are imports too', () => {
  const path = 'src/readers/accounts/openAccount.ts'
  const face = '../../money/billing/billing.module.ts'
  refused(path, `import type { A } from '${face}'\nexport const openAccount = (a: A) => a`, /level 5/)
  refused(path, `export { openAccount } from '${face}'`, /level 5/)
  refused(path, `export * from '${face}'`, /level 5/)
  refused(path, `export const openAccount = () => import('${face}')`, /level 5/)
  refused(path, `export const openAccount = (a: import('${face}').A) => a`, /level 5/)
  refused(path, `import '${face}'\nexport const openAccount = () => 1`, /level 5/)
})

test('a room never imports its own face, not even for a type; its tests may', () => {
  const value = `import { a } from './plans.module.ts'\nexport const savePlan = () => a`
  const type = `import type { A } from './plans.module.ts'\nexport const savePlan = (a: A) => a`
  refused('src/money/plans/savePlan.ts', value, /^1 imports: the face is for other rooms/)
  refused('src/money/plans/savePlan.ts', type, /^1 imports: the face is for other rooms/)
  accepted('src/money/plans/savePlan.test.ts', value)
  accepted('src/money/plans/savePlan.ts', `import type { A } from './plan.ts'\nexport const savePlan = (a: A) => a`)
})

test('platform knows nothing of news, design nothing of rooms, and nobody the command line', () => {
  const face = 'readers/accounts/accounts.module.ts'
  refused('src/platform/mail.ts', `import { a } from '../${face}'`, /platform knows nothing of news/)
  refused('src/platform/mail.ts', `import type { A } from '../design/frame/shell.ts'`, /platform knows nothing/)
  refused('src/design/frame/layout.view.tsx', `import { a } from '../../${face}'`, /design imports no room/)
  accepted('src/design/frame/layout.view.tsx', `import { a } from '../../platform/money.ts'\nexport const b = a`)
  refused('src/app/compose/compose.ts', `import { a } from '../../main.ts'`, /command line/)
  refused('src/main.ts', `import { a } from './${face}'`, /speaks to src\/app/)
})

test('what composes the rooms knows their faces and nothing behind them', () => {
  const use = (file: string) => `import { a } from '../../readers/accounts/${file}'\nexport const b = a`
  accepted('src/app/compose/compose.ts', use('accounts.module.ts'))
  refused('src/app/compose/compose.ts', use('reader.sql.ts'), /^1 imports: only the face/)
  refused('src/app/operate/backUp.ts', use('reader.ts').replace('{ a }', 'type { a }'), /^1 imports: only the face/)
})

test('the product does not import its tests, its tools or its sample, except a test its support', () => {
  const supported = `import { a } from '../../../tests/support/database.ts'\na()`
  accepted('src/readers/accounts/openAccount.test.ts', supported)
  refused(
    'src/readers/accounts/openAccount.ts',
    `${supported}\nexport const openAccount = a`,
    /only a test may import from tests/,
  )
  refused('src/app/start/start.ts', `import { a } from '../../../scripts/check.ts'`, /does not import scripts/)
})

test('a test sees the parts of its own room, not those of others', () => {
  accepted('src/readers/accounts/openAccount.test.ts', `import { a } from './reader.sql.ts'\na()`)
  refused(
    'src/paywall/meter/meter.test.ts',
    `import { a } from '../../readers/accounts/reader.sql.ts'`,
    /only the face/,
  )
  refused('src/paywall/meter/meter.test.ts', `import { a } from '../decisions/decisions.module.ts'`, /is above/)
})

test('two files that import each other are refused, for a type too, and the way around is said file by file', () => {
  const a = 'src/platform/a.ts'
  const b = { 'src/platform/b.ts': `import { a } from './a.ts'\nexport const b = a` }
  refused(
    a,
    `export const a = 1\nexport type B = typeof import('./b.ts')`,
    /^2 cycles: imports itself: src\/platform\/a\.ts → src\/platform\/b\.ts → src\/platform\/a\.ts$/,
    b,
  )
  refused(a, `import type { B } from './b.ts'\nexport const a: B = 1`, /^1 cycles/, b)
  refused(a, `export { b } from './b.ts'`, /^1 cycles/, b)
  refused(a, `import { a } from './a.ts'\nexport const b = a`, /^1 cycles: imports itself: src\/platform\/a\.ts → src/)
  accepted(a, 'export const a = 1', b)
  refused('tests/a.ts', `export const a = () => import('./b.ts')`, /^1 cycles/, {
    'tests/b.ts': `export * from './a.ts'`,
  })
})

test('of a knot of files the shortest circle is said, from the file that comes first', () => {
  const imports = (...names: string[]) => names.map((name) => `export * from './${name}.ts'`).join('\n')
  const files = { a: ['b'], b: ['c'], c: ['d'], d: ['a', 'e'], e: ['d'] }
  const said = checkFiles(
    Object.entries(files).map(([name, targets]) => ({ path: `src/platform/${name}.ts`, text: imports(...targets) })),
  )
  assert.deepEqual(said.map(describeRefusal), [
    'src/platform/d.ts:2  cycles: imports itself: src/platform/d.ts → src/platform/e.ts → src/platform/d.ts, ' +
      'the shortest circle of 5 files',
  ])
})

test('every room has its one place in the plan, and files stand in rooms, not beside and not below them', () => {
  const said = (folder: string) => refusalsOfFolder(folder, ['a.ts', 'b.ts'])
  assert.deepEqual(levels.flat(), [...new Set(levels.flat())])
  assert.deepEqual(said('src/money/plans'), [])
  assert.deepEqual(said('src/money/widgets'), [
    'money/widgets has no place in the plan; give it one in scripts/house/plan.ts',
  ])
  assert.match(said('src/money').join(), /^a file stands in a room/)
  assert.match(said('src/money/plans/prices').join(), /^a room has no folders/)
  assert.match(said('src').join(), /^a file stands in a room/)
  assert.match(refusalsOfFolder('src/money', ['a.css']).join(), /^a file stands in a room/)
  assert.deepEqual(said('src/platform'), [])
  assert.deepEqual(said('src/design/words/account'), [])
})

test('what the plan names exists: its rooms, and the files that it excuses', () => {
  const rooms = levels.flat().map((room) => `src/${room}/a.sql.ts`)
  const named = new Set(['src/app/start/config.ts', 'simulator/stripe/server.ts', ...exceptions.flatMap(Object.keys)])
  const paths = [...rooms, ...named, 'src/app/compose/compose.ts']
  const said = (without: string) =>
    checkHouse(paths.filter((path) => path !== without).map((path) => ({ path, text: '' })))
      .filter((refusal) => refusal.path === 'scripts/house/plan.ts')
      .map((refusal) => `${refusal.check}: ${refusal.reason}`)
  assert.deepEqual(said('nothing'), [])
  assert.deepEqual(said('src/money/ledger/a.sql.ts'), ['plan: names money/ledger, which has no folder'])
  assert.deepEqual(said('src/app/compose/compose.ts'), ['plan: names src/app/compose/, which does not exist'])
  for (const path of named) assert.deepEqual(said(path), [`plan: names ${path}, which does not exist`])
})

test('a room of more than 30 files besides its tests is refused, and so is a folder of app, platform or design', () => {
  for (const folder of [
    'src/money/plans',
    'src/app/http',
    'src/platform',
    'src/platform/postgres',
    'src/design/parts',
  ]) {
    const tests = filesNamed(5, '.test.ts')
    assert.deepEqual(refusalsOfFolder(folder, [...filesNamed(30, '.ts'), ...tests]), [])
    assert.match(refusalsOfFolder(folder, [...filesNamed(31, '.ts'), ...tests]).join(), /^31 files, at most 30/)
  }
  assert.match(refusalsOfFolder('src/design/styles', filesNamed(31, '.css')).join(), /^31 files/)
})

test('a file of more than 400 lines, or a test of more than 800, is refused', () => {
  accepted('src/platform/a.ts', linesOf(400))
  refused('src/platform/a.ts', linesOf(401), /^401 size: 401 lines, at most 400/)
  accepted('src/platform/a.test.ts', linesOf(800))
  refused('src/platform/a.test.ts', linesOf(801), /801 lines, at most 800/)
  refused('src/design/styles/base.css', 'a {}\n'.repeat(401), /401 lines/)
})

test('a face of more than 120 lines is refused, and so is a file that composes', () => {
  for (const path of ['src/money/plans/plans.module.ts', 'src/app/compose/compose.ts', 'src/app/compose/shell.tsx']) {
    accepted(path, linesOf(120))
    refused(path, linesOf(121), /^121 size: 121 lines, at most 120/)
  }
  accepted('src/app/compose/compose.test.ts', linesOf(121))
  accepted('src/app/start/start.ts', linesOf(121))
})

const linesOf = (count: number) => `export const a = 1\n${'// a line\n'.repeat(count - 1)}`

test('a request is known at the doors only: pages, screens, endpoints, app and platform', () => {
  const takes = (names: string, from = 'hono') =>
    `import ${names} from '${from}'\nexport function savePlan(c: Context) {}`
  for (const path of [
    'src/money/plans/plans.page.tsx',
    'src/money/plans/plans.screen.tsx',
    'src/money/plans/plans.endpoint.ts',
    'src/app/http/createApp.ts',
    'src/platform/http.ts',
    'src/money/plans/savePlan.test.ts',
    'scripts/preview.ts',
  ]) {
    accepted(path, takes('{ Hono, type Context }'))
  }
  for (const path of [
    'src/money/plans/savePlan.ts',
    'src/money/plans/plans.module.ts',
    'src/money/plans/plans.view.tsx',
    'src/money/plans/plans.job.ts',
    'src/design/frame/page.ts',
  ]) {
    for (const names of ['type { Context }', '{ type Handler }', '{ Hono }', 'type * as hono']) {
      refused(path, takes(names), /^1 http: hono is imported only in \.page\.tsx/)
    }
    refused(path, takes('type { MiddlewareHandler }', 'hono/types'), /^1 http/)
    refused(path, takes('{ getCookie }', 'hono/cookie'), /^1 http/)
    refused(path, `export function savePlan(c: import('hono').Context) {}`, /^1 http/)
  }
  accepted(
    'src/money/plans/showPlan.tsx',
    `import type { Child } from 'hono/jsx'\nexport const showPlan = (a: Child) => a`,
  )
  accepted('src/money/plans/plans.view.tsx', `import { html } from 'hono/html'\nexport const A = () => html\`\``)
})

test('the simulator and the product meet at one door, opened by one file', () => {
  const opens = `import { startStripeSimulator } from '../../../simulator/stripe/server.ts'\nexport const a = startStripeSimulator`
  accepted('src/app/start/startSimulator.ts', opens)
  accepted('src/money/billing/webhook.test.ts', opens)
  refused('src/app/start/second.ts', opens, /starts the simulator already/, { 'src/app/start/a.ts': opens })
  refused('src/money/billing/startCheckout.ts', opens, /only the composition/)
  refused('src/app/start/start.ts', `import { a } from '../../../simulator/stripe/form.ts'`, /only the composition/)
  refused('simulator/stripe/form.ts', `import { a } from '../../src/platform/money.ts'`, /knows nothing of Dateline/)
})

test('the edge carries rules and nothing else', () => {
  accepted('edge/meter.ts', `import { a } from '../src/paywall/decisions/access.rule.ts'\nexport const b = a`)
  refused(
    'edge/meter.ts',
    `import { a } from '../src/paywall/decisions/decisions.module.ts'`,
    /edge imports only rules/,
  )
  refused('src/app/start/start.ts', `import { a } from '../../../edge/meter.ts'`, /nothing imports the edge/)
})

test('only billing speaks to the payment provider', () => {
  const makes = `import Stripe from 'stripe'\nexport const openGateway = () => new Stripe('')`
  const names = `import type S from 'stripe/x'\nexport const openGateway = (s: S) => s`
  accepted('src/money/billing/openGateway.ts', makes)
  refused('src/money/plans/openGateway.ts', makes, /^1 imports: .* only in src\/money\/billing/)
  refused('src/money/plans/openGateway.ts', names, /only in src\/money\/billing/)
})

test('a rule that looks at a clock, waits or throws dice is refused', () => {
  const rule = (body: string) => `export function mayRead() { ${body} }`
  const path = 'src/paywall/decisions/access.rule.ts'
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
    'src/paywall/decisions/access.rule.ts',
    `// Date.now() would be wrong here\nexport const mayRead = (now: Temporal.Instant) => Temporal.Instant.compare(now, now)`,
  )
})

test('a rule leans only on rules and data of its room, types and pure files', () => {
  const path = 'src/paywall/decisions/access.rule.ts'
  const use = (from: string) => `import { a } from '${from}'\nexport const mayRead = () => a`
  const data = (text: string) => ({ 'src/paywall/decisions/limits.ts': text })
  accepted(path, use('./meter.rule.ts'))
  accepted(path, use('../../platform/money.ts'))
  accepted(path, use('./limits.ts'), data('export const A_DAY = 1\nexport type A = 1'))
  accepted(path, `import type { A } from '../meter/meter.module.ts'\nexport const mayRead = (a: A) => a`)
  accepted(path, `import type { A } from 'pino'\nexport const mayRead = (a: A) => a`)
  refused(path, use('./reads.sql.ts'), /purity: a rule imports only rules/)
  refused(path, use('./limits.ts'), /purity: a rule imports only rules/, data('export function limits() {}'))
  refused(path, use('../meter/meter.module.ts'), /purity: a rule imports only rules/)
  refused(path, use('../../platform/http.ts'), /purity/)
  refused(path, use('node:fs'), /imports no package/)
  refused(path, use('zod'), /imports no package/)
  refused(path, `import '../../platform/http.ts'\nexport const mayRead = () => 1`, /purity/)
  refused(path, `export const mayRead = () => import('./meter.rule.ts')`, /loads nothing/)
})

test('a rule may use a rule of a lower room, as far as that room hands it on', () => {
  const face = `export { saving } from './saving.rule.ts'\nexport { savePlan } from './savePlan.ts'`
  const lower = { 'src/money/plans/plans.module.ts': face }
  const path = 'src/paywall/decisions/access.rule.ts'
  const said = (what: string) =>
    refusalsOf(path, `import ${what} from '../../money/plans/plans.module.ts'\nexport const mayRead = () => 1`, lower)
  assert.deepEqual(said('{ saving }'), [])
  assert.match(said('{ savePlan }').join(), /purity: a rule imports only rules/)
  assert.match(said('{ saving, savePlan }').join(), /purity/)
  assert.match(said('* as plans').join(), /purity/)
})

test('what rules call and what they decide by is as pure as they are', () => {
  refused('src/platform/money.ts', 'export const a = () => Date.now()', /Date.now in a rule/)
  refused('src/platform/money.ts', `import { a } from './http.ts'\nexport const b = a`, /purity/)
  refused('src/paywall/decisions/limits.ts', 'export const SINCE = Date.now()', /purity: Date.now in a rule/)
})

test('a file that decides nothing is not called a rule', () => {
  const path = 'src/money/subscriptions/trial.rule.ts'
  accepted(path, 'export const TRIAL_DAYS = 30\nexport function decideTrial() {}')
  accepted(path, 'const decideTrial = () => 1\nexport { decideTrial as mayTry }')
  for (const text of [
    'export const TRIAL_DAYS = 30',
    "export const states = ['trialing'] as const",
    'export type Trial = 1',
    'export class Trial {}',
    'export const Trial = z.object({})',
    'function decideTrial() {}\ndecideTrial()',
    "export { decideTrial } from './other.rule.ts'",
  ]) {
    refused(path, text, /^1 names: a rule decides, so it exports a function/)
  }
  refused('src/app/http/paths.rule.ts', 'export const PATHS = []', /a rule decides/)
})

test('a file without a suffix is a use case: one function that is called like the file', () => {
  const path = 'src/money/plans/savePlan.ts'
  accepted(path, 'export type Saved = 1\nexport function savePlan(): Saved { return 1 }')
  accepted(path, "export const PLANS_CHANNEL = 'plans'\nexport function savePlan() {}")
  accepted(path, 'export class PlanRefused extends Error {}\nexport const savePlan = () => 1')
  accepted('src/money/plans/forgetPlans.ts', 'export const forgetPlans: DueWork = { nextDue, runDue }')
  accepted(
    path,
    'export function savePlan(a: 1): 1\nexport function savePlan(a: 2): 2\nexport function savePlan(a: 3) {}',
  )
  accepted('src/money/plans/frobnicate.ts', 'export function frobnicate() {}')
  refused(path, 'export function storePlan() {}', /exports one function, savePlan; it exports storePlan/)
  refused(path, 'export function savePlan() {}\nexport const other = 1', /it exports savePlan, other/)
  refused(path, 'export function savePlan() {}\nexport const other = () => 1', /it exports savePlan, other/)
  refused(path, 'function savePlan() {}\nsavePlan()', /it exports none/)
  refused(path, 'export const savePlan = 1', /one function, savePlan/)
  refused(path, 'export const savePlan = [1] as const satisfies number[]', /one function, savePlan/)
  refused('src/money/plans/SavePlan.ts', 'export function SavePlan() {}', /SavePlan begins with a capital/)
  refused('src/money/plans/plan.service.ts', 'export const a = 1', /\.service is no suffix of this house/)
})

test('types alone, and constants alone, stand in a file that is called after their subject', () => {
  accepted('src/money/plans/plan.ts', 'export type Plan = 1\nexport type Price = 2')
  accepted('src/money/plans/provider.ts', 'export type Provider = 1\nexport class ProviderUnanswered extends Error {}')
  accepted('src/money/plans/limits.ts', 'export const MOST_PLANS = 20\nexport const WORDS = { plan: 1 }')
  accepted('src/money/plans/plans.sql.ts', 'export const a = 1\nexport const b = 2')
  refused('src/money/plans/limits.ts', 'export const mostPlans = 20', /one function, limits; it exports mostPlans/)
  refused('src/money/plans/Limits.ts', 'export type Limits = 1', /Limits begins with a capital/)
})

test('a room has one face, called like the room', () => {
  accepted('src/money/plans/plans.module.ts', `export { savePlan } from './savePlan.ts'`)
  refused(
    'src/money/plans/offers.module.ts',
    'export type A = 1',
    /one face of money\/plans is src\/money\/plans\/plans\.m/,
  )
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

test('arguments have one order: the database first, now last but for its zone', () => {
  const takes = (parameters: string) => `export function savePlan(${parameters}) {}`
  refused('src/money/plans/savePlan.ts', takes('db: D, now: N, plan: P'), /^1 arguments: plan stands after now/)
  refused('src/money/plans/savePlan.ts', takes('zone: Z, now: N, actor = "x"'), /arguments/)
  refused('src/money/plans/savePlan.ts', takes('plan: P, db: D'), /^1 arguments: the database stands after plan/)
  refused('src/money/plans/savePlan.ts', takes('plan: P, tx: D'), /^1 arguments/)
  accepted('src/money/plans/savePlan.ts', takes('deps: D, tx: D, plan: P, now: N'))
  accepted('src/money/plans/savePlan.ts', takes('db: D, plan: P, now: N, zone: string'))
  accepted('tests/support/a.ts', takes('plan: P, db: D').replace('savePlan', 'a'))
})

test('default exports are refused in every spelling', () => {
  refused('scripts/a.ts', 'export default 1', /no default exports/)
  refused('src/platform/a.ts', 'const a = 1\nexport { a as default }', /^2 exports/)
  refused('bin/a.js', 'export default function a() {}', /no default exports/)
})

test('the environment is read in one file', () => {
  const reads = 'export const a = process.env.PORT'
  accepted('src/app/start/config.ts', reads)
  accepted('simulator/stripe/server.ts', reads)
  refused('src/platform/log.ts', reads, /^1 environment/)
  refused('src/platform/log.ts', `export const a = process['env']`, /environment/)
  refused('src/platform/log.ts', 'const { env } = process\nexport const a = env', /environment/)
  refused(
    'src/platform/log.ts',
    `import { env } from 'node:process'\nexport const a = env`,
    /only in src\/app\/start\/config/,
  )
})

test('SQL stands in .sql.ts files of a room', () => {
  const asks = "import { sql } from 'kysely'\nexport const savePlan = () => sql`select 1`"
  accepted('src/money/plans/plans.sql.ts', asks)
  accepted('src/platform/clock.ts', asks)
  accepted('src/money/plans/savePlan.test.ts', asks)
  refused('src/money/plans/savePlan.ts', asks, /^1 sql: SQL stands in \.sql\.ts/)
  refused('src/money/plans/savePlan.ts', asks, /^2 sql: the sql template/)
  refused('src/money/plans/savePlan.ts', `import pg from 'pg'\nexport const savePlan = pg`, /sql: SQL stands/)
  accepted(
    'src/money/plans/savePlan.ts',
    `import type { Kysely } from 'kysely'\nexport const savePlan = (a: Kysely<1>) => a`,
  )
})

test("the database's clock decides nothing, in queries and in migrations", () => {
  const sql = (text: string) => `import { sql } from 'kysely'\nexport const a = () => sql\`select\n${text}\``
  refused('src/money/plans/plans.sql.ts', sql('now()'), /^3 sql: now\(\)/)
  for (const text of ['current_timestamp', 'CLOCK_TIMESTAMP()', 'now( )', 'current_date', 'localtimestamp']) {
    refused('src/money/plans/plans.sql.ts', sql(text), /the database's clock/)
  }
  refused('src/platform/clock.ts', sql('now()'), /the database's clock/)
  refused('src/money/plans/plans.sql.ts', "export const a = 'default now()'", /now\(\)/)
  accepted('src/money/plans/plans.sql.ts', sql('known -- not now()'))
  refused('migrations/0001-plans.sql', 'create table a (\n at timestamptz default now());', /^2 sql: now\(\)/)
  accepted('migrations/0001-plans.sql', '-- never now()\ncreate table a (at timestamptz not null);')
})

test('two migrations never share a number, and each says what it does', () => {
  refused('migrations/0001-b.sql', 'select 1', /0001-a\.sql has that number already/, {
    'migrations/0001-a.sql': 'select 1',
  })
  refused('migrations/1-b.sql', 'select 1', /is called 0001-what-it-does/)
})

test("a room's code takes the time from Dateline's clock", () => {
  refused('src/readers/accounts/openAccount.ts', 'export const openAccount = () => Date.now()', /time is an argument/)
  refused(
    'src/readers/accounts/openAccount.ts',
    'export const openAccount = () => Temporal.Now.instant()',
    /time is an argument/,
  )
  accepted('src/platform/clock.ts', 'export const a = () => Temporal.Now.instant()')
  accepted('src/articles/syndication/stream.client.ts', 'console.log(Date.now())')
})

test('unescaped markup is refused, in every spelling', () => {
  const path = 'src/articles/page/article.view.tsx'
  refused(path, 'export const a = <p dangerouslySetInnerHTML={{ __html: "x" }} />', /dangerouslySetInnerHTML/)
  refused(path, 'export const a = <p {...{ dangerouslySetInnerHTML: { __html: "x" } }} />', /dangerouslySetInnerHTML/)
  refused(path, `import { raw } from 'hono/html'\nexport const a = raw('x')`, /^2 markup: raw\(\)/)
  refused(path, `import { raw as plain } from 'hono/html'\nexport const a = plain('x')`, /^1 markup: raw/)
  refused('src/articles/page/a.client.ts', 'document.body.innerHTML = "x"', /innerHTML/)
  accepted(path, 'export const a = <p>{String.raw`x`}</p>')
  accepted('src/design/frame/jsonLd.view.tsx', `import { raw } from 'hono/html'\nexport const a = raw('x')`)
})

test('a view is props to HTML, nothing else', () => {
  const path = 'src/articles/page/article.view.tsx'
  refused(path, 'export const A = async () => <p />', /props to HTML/)
  refused(path, `import { a } from './article.sql.ts'\nexport const A = () => <p>{a}</p>`, /is given its props/)
  refused(path, 'export const A = () => <p>{Date.now()}</p>', /props to HTML/)
  accepted(path, `import type { a } from './article.sql.ts'\nexport const A = (props: a) => <p>{props}</p>`)
})

test('refusals are said in the order of their paths, whichever check has found them', () => {
  const paths = ['src/platform/b.ts', 'src/money/widgets/a.ts', 'src/platform/a.ts', 'migrations/1.sql', 'tests/b.ts']
  const said = checkHouse(paths.map((path) => ({ path, text: 'export default 1' }))).map((refusal) => refusal.path)
  assert.deepEqual(said, said.toSorted())
  for (const path of ['migrations/1.sql', 'scripts/house/plan.ts', 'src/money/widgets', 'tests/b.ts']) {
    assert.ok(said.includes(path), path)
  }
})

test('a file that cannot be parsed is refused, not skipped', () => {
  refused('src/platform/a.ts', 'export const a = (', /syntax/)
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
