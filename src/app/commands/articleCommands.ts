import type { Command } from 'commander'
import { type ArticleTerms, setTerms, showArticle } from '../../articles/articles.module.ts'
import { invalid } from '../../platform/errors.ts'
import { readConfig } from '../config.ts'
import { withDateline } from '../withDateline.ts'
import { readAssignments } from './assignments.ts'
import { lines, print } from './print.ts'

const TERMS: readonly ArticleTerms[] = ['free', 'metered', 'registered', 'subscribers']

export function articleCommands(program: Command) {
  const article = program.command('article').description('one article’s facts and terms')
  article
    .command('show')
    .argument('<slug>')
    .option('--json', 'print facts as JSON')
    .action((slug: string, options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ db }) => print(options, await showArticle(db, slug), lines)),
    )
  article
    .command('set')
    .description(`terms=${TERMS.join('|')}`)
    .argument('<slug>')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .action((slug: string, words: string[], options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ db, clock }) => {
        const terms = readAssignments(words, ['terms']).terms as ArticleTerms
        if (!TERMS.includes(terms)) throw invalid('terms', `“${terms}” is not one of ${TERMS.join(', ')}.`)
        await setTerms(db, 'cli', slug, terms, clock.now())
        print(options, await showArticle(db, slug), lines)
      }),
    )
}
