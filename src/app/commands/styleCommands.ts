import type { Command } from 'commander'
import {
  findStyleRule,
  listStyleRules,
  readStyleDraft,
  retireStyleRule,
  saveStyleRule,
} from '../../newsroom/checks/checks.module.ts'
import type { Database } from '../../platform/database.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { listStaff } from '../../staff/accounts/accounts.module.ts'
import { may } from '../../staff/permissions/permissions.module.ts'
import { readConfig } from '../start/config.ts'
import { withDatabase } from '../start/withDatabase.ts'
import { oneOf, readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

const FIELDS = ['phrase', 'suggestion', 'reason', 'languages', 'capitals', 'speaks-in', 'silent-in', 'owner'] as const
type Field = (typeof FIELDS)[number]

/** Several sentences stand in one word of the command line. */
const BETWEEN = /\s*\|\s*/

export function styleCommands(program: Command) {
  const style = program.command('style').description('house style: words that the newsroom writes otherwise')
  style
    .command('list')
    .description('all rules, with the articles in which each has spoken and was overruled')
    .option('--json', 'print facts as JSON')
    .action((options: { json?: boolean }) =>
      withDatabase(readConfig(), async ({ db }) =>
        print(options, await listStyleRules(db), (rules) =>
          rules
            .map(({ id, phrase, suggestion, languages, spoke, overruled, retiredAt }) => {
              const said = suggestion === '' ? phrase : `${phrase} → ${suggestion}`
              const counted = `in ${spoke} articles, overruled in ${overruled}`
              return `${String(id).padStart(4)}  ${said} (${languages.join(', ')}): ${counted}${retiredAt ? ', dropped' : ''}`
            })
            .join('\n'),
        ),
      ),
    )
  style
    .command('add')
    .description(
      'phrase=… languages=en reason=… speaks-in="One sentence. | Another one." suggestion=… silent-in=… capitals=any|exact owner=…',
    )
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action((words: string[], options: { json?: boolean }) => save(undefined, words, options))
  style
    .command('set')
    .description('changes what is named, with the words of `style add`')
    .argument('<id>')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action((id: string, words: string[], options: { json?: boolean }) => save(numberOf(id), words, options))
  for (const [name, does, says] of [
    ['drop', 'dropped', 'a rule finds nothing any more'],
    ['hold', 'held', 'takes up a rule that was dropped'],
  ] as const) {
    style
      .command(name)
      .description(says)
      .argument('<id>')
      .action((id: string) =>
        withDatabase(readConfig(), ({ db, clock }) => retireStyleRule(db, 'cli', numberOf(id), does, clock.now())),
      )
  }
}

async function save(id: number | undefined, words: readonly string[], options: { json?: boolean }) {
  const given = readAssignments(words, FIELDS)
  await withDatabase(readConfig(), async ({ db, clock }) => {
    const before = id === undefined ? undefined : await findStyleRule(db, id)
    if (id !== undefined && !before) throw notFound('style-unknown', `There is no rule ${id}.`)
    if (given.capitals !== undefined) oneOf('capitals', given.capitals, ['any', 'exact'])
    const sentences = (field: Field, stored: readonly string[] | undefined) =>
      given[field]?.split(BETWEEN).join('\n') ?? stored?.join('\n') ?? ''
    const read = readStyleDraft({
      phrase: given.phrase ?? before?.phrase ?? '',
      suggestion: given.suggestion ?? before?.suggestion ?? '',
      reason: given.reason ?? before?.reason ?? '',
      languages: given.languages ?? before?.languages.join(' ') ?? '',
      capitals: given.capitals ?? before?.capitals ?? 'any',
      speaksIn: sentences('speaks-in', before?.speaksIn),
      silentIn: sentences('silent-in', before?.silentIn),
    })
    if (read.kind === 'wrong') throw invalid('style', `“${read.field}” is missing, or cannot be read.`)
    const ownerId = given.owner === undefined ? (before?.ownerId ?? null) : await ownerOf(db, given.owner)
    const saved = await saveStyleRule(db, 'cli', id, { ...read.draft, ownerId }, clock.now())
    if (saved.kind === 'wrong') {
      const { kind, sentence } = saved.example
      throw invalid('style', `The rule ${kind === 'silent' ? 'does not speak' : 'speaks'} in “${sentence}”.`)
    }
    print(options, { id: saved.id, ...read.draft }, lines)
  })
}

/** An editor or a publisher by their address; `desk`: nobody in particular. */
async function ownerOf(db: Database, said: string): Promise<number | null> {
  if (said === 'desk') return null
  const owner = (await listStaff(db)).find(({ email, role }) => email === said && may(role, 'style'))
  if (!owner) throw notFound('staff-unknown', `${said} is neither an editor nor a publisher.`)
  return owner.id
}

function numberOf(said: string): number {
  if (!/^\d{1,12}$/.test(said)) throw invalid('usage', `“${said}” is no number of a rule.`)
  return Number(said)
}
