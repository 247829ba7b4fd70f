import { type Command, Option } from 'commander'
import { describeState, findNumber } from '../../newsroom/workflow/workflow.module.ts'
import type { Database } from '../../platform/database.ts'
import { Fault, invalid, notFound } from '../../platform/errors.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import type { Dateline } from '../compose/compose.ts'
import { memberNamed } from '../operate/memberNamed.ts'
import { readConfig } from '../start/config.ts'
import { oneOf, readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

type Options = { as: string; json?: boolean }
type Doing = { dateline: Dateline; member: StaffMember; articleId: number; now: Temporal.Instant }

const KINDS = ['new', 'small', 'updated', 'correction'] as const
const CHOICES = ['earlier', 'later'] as const

/** What the desk's screens do with an article on its way out, by the same rule: as somebody of the staff. */
export function articleStateCommands(article: Command) {
  article
    .command('create')
    .description('an empty draft, which belongs to whoever is named')
    .requiredOption('--as <email>', 'of the staff')
    .option('--json', 'print facts as JSON')
    .action(async (options: Options) =>
      (await import('../start/withDateline.ts')).withDateline(readConfig(), async (dateline) => {
        const member = await memberNamed(dateline.db, options.as)
        const articleId = await dateline.workflow.create(member, dateline.clock.now())
        await printState(options, { dateline, member, articleId, now: dateline.clock.now() })
      }),
    )
  on(article, 'state', 'where it stands, and what comes next', async () => {})
  for (const [action, description] of [
    ['send-to-review', 'a draft is done'],
    ['take-back', 'out of review again'],
    ['approve', 'from review: it is ready to go out'],
    ['unschedule', 'it goes out at no hour'],
    ['discard', 'sets a draft aside; “restore” brings it back'],
  ] as const) {
    on(article, action, description, ({ dateline, member, articleId, now }) =>
      dateline.workflow.move(member, articleId, { action }, now),
    )
  }
  on(article, 'return', 'back to its author: note=… says why', ({ dateline, member, articleId, now }, words) => {
    const { note = '' } = readAssignments(words, ['note'])
    return dateline.workflow.move(member, articleId, { action: 'return', note }, now)
  })
  on(article, 'copy', 'a new draft that says the same', async (doing) => {
    doing.articleId = await doing.dateline.workflow.copy(doing.member, doing.articleId, doing.now)
  })
  on(
    article,
    'publish',
    `as it stands at the desk; kind=${KINDS.join('|')} note=… (of a correction) at=2026-11-30T06:00 choice=earlier|later override:<finding>=<reason>`,
    async ({ dateline, member, articleId, now }, words) => {
      const reasons = words.filter((word) => word.startsWith('override:')).map((word) => word.slice('override:'.length))
      const rest = words.filter((word) => !word.startsWith('override:'))
      const given = rest.length === 0 ? {} : readAssignments(rest, ['kind', 'note', 'at', 'choice'])
      const { zone } = dateline.publication.facts()
      const choice = given.choice === undefined ? undefined : oneOf('choice', given.choice, CHOICES)
      const order = {
        kind: given.kind === undefined ? ('new' as const) : oneOf('kind', given.kind, KINDS),
        ...(given.note !== undefined && { note: given.note }),
        ...(given.at !== undefined && { hour: { wall: given.at, zone, choice } }),
        reasons: Object.fromEntries(reasons.map((reason) => reason.split(/=(.*)/s, 2) as [string, string])),
      }
      await dateline.workflow.sendOut(member, articleId, order, now).catch(sayInWords)
    },
  )
  on(article, 'embargo', 'until=2026-11-30T06:00, or until=off', async (doing, words) => {
    const { dateline, member, articleId, now } = doing
    const { until = 'off' } = readAssignments(words, ['until'])
    const { zone } = dateline.publication.facts()
    await dateline.workflow.embargo(member, articleId, until === 'off' ? undefined : { wall: until, zone }, now)
  })
}

function on(
  article: Command,
  name: string,
  description: string,
  does: (doing: Doing, words: string[]) => Promise<void>,
) {
  article
    .command(name)
    .description(description)
    .argument('<slug>', 'or its number: a draft has no address yet')
    .argument('[name=value...]')
    .addOption(new Option('--as <email>', 'of the staff').makeOptionMandatory())
    .option('--json', 'print facts as JSON')
    .action(async (slug: string, words: string[], options: Options) =>
      (await import('../start/withDateline.ts')).withDateline(readConfig(), async (dateline) => {
        const { db, clock } = dateline
        const member = await memberNamed(db, options.as)
        const doing = { dateline, member, articleId: await numberOf(db, slug), now: clock.now() }
        await does(doing, words)
        await printState(options, doing)
      }),
    )
}

/** What the sheet shows beside its fields, as it is typed here. */
const TYPED: Readonly<Record<string, string>> = {
  'hour-ambiguous': 'Add choice=earlier or choice=later.',
  'hour-unreadable': 'An hour is typed as at=2026-11-30T06:00.',
  'kind-missing': `Add kind=${KINDS.slice(1).join('|')}.`,
  'correction-missing': 'Add note=….',
  'should-mend': 'Its reason is typed as override:<finding>=<reason>, by the name below.',
}

function sayInWords(error: unknown): never {
  const how = error instanceof Fault ? TYPED[error.code] : undefined
  if (!(error instanceof Fault) || how === undefined) throw error
  throw invalid(error.code, `${error.message} ${how}`, error.fields)
}

async function numberOf(db: Database, said: string): Promise<number> {
  const number = (await findNumber(db, said)) ?? (/^\d{1,15}$/.test(said) ? Number(said) : undefined)
  if (number === undefined) throw notFound('article-unknown', `There is no article “${said}”.`)
  return number
}

async function printState(options: Options, { dateline, member, articleId, now }: Doing) {
  const { state, changes, schedule, primary, others, embargo } = await describeState(
    dateline.db,
    member,
    articleId,
    now,
  )
  print(
    options,
    {
      article: articleId,
      state,
      changes,
      goesOut: schedule?.at.toString() ?? null,
      embargo: embargo?.at.toString() ?? null,
      next: primary ?? null,
      may: others,
    },
    lines,
  )
}
