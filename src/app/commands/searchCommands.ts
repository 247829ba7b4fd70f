import { type Command, Option } from 'commander'
import type { SearchAnswer, Snippet, Why } from '../../archive/search/search.module.ts'
import { articlePath, articlesAt } from '../../articles/store/store.module.ts'
import { ReadsEverything } from '../../paywall/decisions/decisions.module.ts'
import type { Dateline } from '../compose/compose.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { lines, print } from '../terminal/print.ts'
import { progressBar } from '../terminal/progressBar.ts'

type Options = { as?: 'visitor' | 'subscriber'; why?: boolean; language?: string; json?: boolean }

export function searchCommands(program: Command) {
  const search = program
    .command('search')
    .description('what would be found in the archive: by a visitor, and by a subscriber')
    .argument('<query>', '"exact words", -not, this or that')
    .addOption(new Option('--as <who>', 'only what one of them would find').choices(['visitor', 'subscriber']))
    .option('--language <tag>', 'the reader’s; else the publication’s')
    .option('--why', 'say of each result why it is one')
    .option('--json', 'print facts as JSON')
    .action((query: string, options: Options) =>
      withDateline(
        readConfig(),
        async (dateline) => {
          const readers = options.as ? [options.as] : (['visitor', 'subscriber'] as const)
          const found = []
          for (const as of readers) found.push({ as, ...(await searchAs(dateline, query, as, options.language)) })
          print(options, found, (all) => all.map((one) => inWords(one, options.why ?? false)).join('\n\n'))
        },
        { withoutJobs: true },
      ),
    )
  search
    .command('reindex')
    .description('indexes everything again; what was indexed before is found until then')
    .option('--json', 'print facts as JSON')
    // The search itself has this option, too, and takes it for its own wherever it stands.
    .action((_options: unknown, command: Command) =>
      withDateline(
        readConfig(),
        async ({ searchIndex }) =>
          print(
            command.optsWithGlobals<{ json?: boolean }>(),
            { indexed: await searchIndex.reindex(progressBar) },
            lines,
          ),
        { withoutJobs: true },
      ),
    )
}

const SHOWN = 10

async function searchAs(
  { search, publication, browsing }: Dateline,
  query: string,
  as: 'visitor' | 'subscriber',
  language = publication.facts().language,
) {
  const reach = as === 'visitor' ? 'open' : ReadsEverything.atTheCommandLine()
  const answer = await search.search({ query, filters: {}, order: 'relevance', size: SHOWN, reach, language })
  const articles = new Map((await articlesAt(browsing, answer.hits)).map((article) => [article.id, article]))
  const { count, corrected, facets } = answer
  return {
    count,
    corrected,
    facets,
    articles: answer.hits.map(({ id, headline, snippet, why }) => {
      const article = articles.get(id)
      const path = article ? articlePath({ section: article.section.slug, slug: article.slug }) : undefined
      return {
        headline: textOf(headline),
        path,
        language: article?.language,
        snippet: textOf(snippet),
        why: whyOf(why),
      }
    }),
  }
}

const textOf = (snippet: Snippet) => snippet.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')

const whyOf = ({ field, words, date }: Why) => ({
  field,
  words: words.map(({ asked, found, how }) => ({ asked, found, how })),
  date: date.toString(),
})

type Found = { as: string } & Awaited<ReturnType<typeof searchAs>>

function inWords({ as, count, corrected, articles }: Found, withWhy: boolean): string {
  const mended = corrected ? `, for “${corrected.shown}” instead of “${corrected.asked}”` : ''
  return [
    `A ${as} finds ${countInWords(count)}${mended}`,
    ...articles.flatMap(({ headline, path, snippet, why }, at) => [
      `${String(at + 1).padStart(2)}  ${headline}  ${path ?? ''}`,
      `    ${snippet}`,
      ...(withWhy ? [`    ${whyInWords(why)}`] : []),
    ]),
  ].join('\n')
}

function countInWords({ value, isFloor }: SearchAnswer['count']): string {
  return `${value}${isFloor ? ' or more' : ''} ${value === 1 && !isFloor ? 'article' : 'articles'}`
}

function whyInWords({ field, words, date }: ReturnType<typeof whyOf>): string {
  const found = words.map(({ asked, found, how }) =>
    how === 'exact' ? `“${found}”` : `“${found}” for “${asked}” (${how})`,
  )
  return [...(field ? [`in the ${field}`] : []), ...found, date.slice(0, 10)].join(', ')
}
