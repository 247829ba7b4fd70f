import type { Command } from 'commander'
import { showArticle } from '../../articles/store/store.module.ts'
import { changeTerms } from '../../newsroom/publishing/publishing.module.ts'
import { findNumber, OPERATOR, takeOff } from '../../newsroom/workflow/workflow.module.ts'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { readConfig } from '../start/config.ts'
import { withDatabase } from '../start/withDatabase.ts'
import { oneOf, readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'
import { articleStateCommands } from './articleStateCommands.ts'

const TERMS: readonly ArticleTerms[] = ['free', 'metered', 'registered', 'subscribers']

const ON_OFF = ['on', 'off'] as const

export function articleCommands(program: Command) {
  const article = program.command('article').description('one article’s facts and terms')
  articleStateCommands(article)
  article
    .command('show')
    .argument('<slug>')
    .option('--json', 'print facts as JSON')
    .action((slug: string, options: { json?: boolean }) =>
      withDatabase(readConfig(), async ({ db }) =>
        print(options, await showArticle(db, await numberOf(db, slug)), lines),
      ),
    )
  article
    .command('set')
    .description(`terms=${TERMS.join('|')} open-to-all=on|off magazine=on|off sponsored-by='Who paid for it'|off`)
    .argument('<slug>')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action((slug: string, words: string[], options: { json?: boolean }) =>
      withDatabase(readConfig(), async ({ db, clock }) => {
        const given = readAssignments(words, ['terms', 'open-to-all', 'magazine', 'sponsored-by'])
        const terms = given.terms === undefined ? undefined : oneOf('terms', given.terms, TERMS)
        const open = given['open-to-all'] === undefined ? undefined : oneOf('open-to-all', given['open-to-all'], ON_OFF)
        const inMagazine = given.magazine === undefined ? undefined : oneOf('magazine', given.magazine, ON_OFF)
        const sponsor = given['sponsored-by'] === undefined ? undefined : readSponsor(given['sponsored-by'])
        const change = {
          ...(terms && { terms }),
          ...(open && { openToAll: open === 'on' }),
          ...(inMagazine && { inMagazine: inMagazine === 'on' }),
          ...(sponsor !== undefined && { sponsor }),
        }
        const articleId = await numberOf(db, slug)
        await changeTerms(db, OPERATOR, articleId, change, clock.now())
        print(options, await showArticle(db, articleId), lines)
      }),
    )
  article
    .command('withdraw')
    .description('takes it off within a second; its address answers 410 with the reason')
    .argument('<slug>')
    .argument('<name=value...>', 'reason=…')
    .option('--json', 'print facts as JSON')
    .action((slug: string, words: string[], options: { json?: boolean }) =>
      withDatabase(readConfig(), async ({ db, clock }) => {
        const { reason = '' } = readAssignments(words, ['reason'])
        await takeOff(db, OPERATOR, await numberOf(db, slug), { reason }, clock.now())
        print(options, { slug, withdrawn: true, reason }, lines)
      }),
    )
  article
    .command('restore')
    .description('puts a withdrawn one back')
    .argument('<slug>')
    .option('--json', 'print facts as JSON')
    .action((slug: string, options: { json?: boolean }) =>
      withDatabase(readConfig(), async ({ db, clock }) => {
        await takeOff(db, OPERATOR, await numberOf(db, slug), undefined, clock.now())
        print(options, { slug, withdrawn: false }, lines)
      }),
    )
}

async function numberOf(db: Database, slug: string): Promise<number> {
  const number = await findNumber(db, slug)
  if (number === undefined) throw notFound('article-unknown', `There is no article “${slug}”.`)
  return number
}

/** Null: nobody. */
function readSponsor(said: string): string | null {
  const name = said.trim()
  if (name === 'off') return null
  if (name === '' || name.length > 100) throw invalid('sponsored-by', 'sponsored-by= is a name, or off.')
  return name
}
