import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { QuestionsReport } from '../../letters/composing/composing.module.ts'
import {
  findNewsletter,
  loadNewsletters,
  NEWSLETTER_FIELDS,
  readNewsletterChange,
  setNewsletter,
  showNewsletter,
} from '../../letters/newsletters/newsletters.module.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { readAssignments } from '../terminal/assignments.ts'
import { lines, print } from '../terminal/print.ts'

const SET_HELP = `
Each newsletter has these, by name=value; what is not said stays as it is:
  name, promise     what it is called, and what it brings in one sentence
  cadence           daily, weekdays, weekly:friday
  hour              07:00
  zone              Europe/Paris; reader: at that hour where each reader lives; publication: its own
  audience          everyone; registered: with an account; subscribers: while a subscription runs
  approval          off, or 06:30: each letter is put together then and waits for “dateline letter release”
  sender, reply-to  the name its letters come from; where an answer goes
  look              plain, or leaf: the day stands large
  language          en
  words             when it comes, in words of your own; empty: said from cadence and hour
  weekly-form       the-week: the newsletter that readers may take once a week in place of this one; none
  test-share        20: of a hundred readers of a letter with two subjects so many get one of the two first,
  test-minimum      1000: and at least so many in all;
  test-minutes      60: after so long the others get the one that more people clicked
  recipe            the blocks of its automatic letters, in their order, such as
                    recipe="greeting; lead fallback=yes; list section=borders count=4; almanac; box"
                    Blocks: greeting, lead, list, place, mostRead, almanac, quiz, magazine, box. Options: section, tag,
                    place, count, days, title="…", whole=yes (the whole text, for subscribers), fallback=yes (where nothing is
                    new, what was not told for the longest time). Empty: only what is written goes out.`

const QUESTIONS_HELP = `
A file is a list of questions, each with its answer and what it is from: an article, or a day of the almanac.
  - question: How many months has a year in Ethiopia?
    answer: Thirteen, of which twelve have thirty days.
    article: ethiopia-thirteen-months
  - question: …
    answer: …
    almanac: november-28
Question and answer are Markdown, and everybody who gets the letter may read both. Each question is asked once, the newest
first, by the block “quiz count=3”; where none is left, the block is left out. A question that is there already has the new
answer from then on, and is asked no second time.`

export function newsletterCommands(program: Command) {
  const newsletter = program
    .command('newsletter')
    .description('the newsletters: when they come, for whom, made of what')
  newsletter
    .command('show')
    .description('one newsletter, or all, and when the next letter is due')
    .argument('[slug]')
    .option('--json', 'print facts as JSON')
    .action((slug: string | undefined, options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ db, clock, publication }) => {
        const { zone } = publication.facts()
        if (slug === undefined) {
          const all = await loadNewsletters(db)
          const shown = all.map((one) => showNewsletter(one, zone, clock.now()))
          return print(options, shown, (facts) => facts.map(lines).join('\n\n'))
        }
        const found = await findNewsletter(db, slug)
        if (!found) throw notFound('newsletter-unknown', `There is no newsletter “${slug}”.`)
        print(options, showNewsletter(found, zone, clock.now()), lines)
      }),
    )
  newsletter
    .command('set')
    .description('makes a newsletter, or changes it')
    .argument('<slug>')
    .argument('<name=value...>')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', SET_HELP)
    .action(async (slug: string, words: string[], options: { json?: boolean }) => {
      const change = readNewsletterChange(readAssignments(words, NEWSLETTER_FIELDS))
      await withDateline(readConfig(), async ({ db, clock, publication }) => {
        const { zone, language } = publication.facts()
        const now = clock.now()
        const stored = await setNewsletter(db, 'cli', slug, { change, language }, now)
        print(options, showNewsletter(stored, zone, now), lines)
      })
    })
  newsletter
    .command('questions')
    .description('brings in questions for the block “quiz”; without a file it says how many there are')
    .argument('<slug>')
    .argument('[file]', 'YAML, or JSON')
    .option('--json', 'print facts as JSON')
    .addHelpText('after', QUESTIONS_HELP)
    .action((slug: string, path: string | undefined, options: { json?: boolean }) =>
      withDateline(readConfig(), async ({ composing }) => {
        const file = path === undefined ? undefined : { name: basename(path), bytes: await readQuestions(path) }
        const report = await composing.addQuestions('cli', { newsletter: slug, file })
        print(options, report, questionsInWords)
        if (report.added + report.known === 0 && report.refused.length > 0) process.exitCode = 1
      }),
    )
}

async function readQuestions(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch {
    throw invalid('file', `There is no file ${path}.`)
  }
}

function questionsInWords({ newsletter, added, known, refused, asked, left }: QuestionsReport): string {
  return [
    ...(added + known + refused.length > 0
      ? [`Questions: ${added} new, ${known} that were there, ${refused.length} refused.`]
      : []),
    ...refused.map(({ line, says }) => `  line ${line}: ${says}`),
    `${newsletter}: ${left} to be asked, ${asked} asked.`,
  ].join('\n')
}
