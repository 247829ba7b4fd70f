import type { Command } from 'commander'
import { type LetterReport, type Missing, reportLetter, sendToMissing } from '../../letters/sending/sending.module.ts'
import { invalid } from '../../platform/errors.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from '../terminal/print.ts'

type Json = { json?: boolean }

/** What has become of letters that went out: below `letter`, beside what puts them together. */
export function sendingCommands(letter: Command) {
  letter
    .command('report')
    .description('whom a letter reached and whom it did not, what came back, and what its readers did with it')
    .argument('<newsletter>')
    .argument('[date]', 'without it the newest that went out')
    .option('--json', 'print facts as JSON')
    .action((newsletter: string, date: string | undefined, options: Json) =>
      withDateline(
        readConfig(),
        async ({ db, clock, sending }) => {
          const about = { newsletter, date: dayOf(date) }
          print(options, await reportLetter(db, about, sending, clock.now()), reportInWords)
        },
        { withoutJobs: true },
      ),
    )
  letter
    .command('missing')
    .description('whom a letter did not reach; those who are suppressed are not among them')
    .argument('<newsletter>')
    .argument('[date]', 'without it the newest that went out')
    .option('--send', 'tries once more, with the same Message-ID')
    .option('--json', 'print facts as JSON')
    .action((newsletter: string, date: string | undefined, options: Json & { send?: boolean }) =>
      withDateline(readConfig(), async (dateline) => {
        const about = { newsletter, date: dayOf(date) }
        const missing = await sendToMissing(dateline, about, { send: options.send ?? false }, dateline.clock.now())
        print(options, missing, missingInWords)
      }),
    )
}

function dayOf(date: string | undefined): string | undefined {
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw invalid('date', `“${date}” is no day; write one like 2026-12-05.`)
  return date
}

function reportInWords(report: LetterReport) {
  const { letter, frozen, sent, failed, suppressed, pending, receivers, arms, waitsFor } = report
  const share = (part: number) => (frozen === 0 ? '' : ` (${((100 * part) / frozen).toFixed(1)} %)`)
  return [
    `${letter.newsletter} of ${letter.date}: ${letter.state}${letter.note ? `. ${letter.note}` : ''}`,
    `  ${frozen} readers`,
    `  ${sent} accepted by the mail server${share(sent)}`,
    ...(pending > 0 ? [`  ${pending} waiting or under way${share(pending)}`] : []),
    ...(failed > 0
      ? [`  ${failed} not reached${share(failed)}: npx dateline letter missing ${letter.newsletter} ${letter.date}`]
      : []),
    ...(suppressed > 0 ? [`  ${suppressed} suppressed: npx dateline mail suppressed`] : []),
    ...Object.entries(receivers).map(
      ([receiver, count]) =>
        `    ${receiver}: ${count.sent} accepted, ${count.pending} waiting, ${count.failed} not reached`,
    ),
    ...returnedInWords(report.returned),
    ...countedInWords(report.counted),
    ...(arms ? armsInWords(arms, letter) : []),
    ...waitsFor.map(({ receiver, until, reply }) => `  ${receiver} wants patience until ${until}: ${reply}`),
  ].join('\n')
}

function returnedInWords({ delivered, hard, soft, complaints }: LetterReport['returned']) {
  return [
    ...(delivered === undefined ? [] : [`  ${delivered} delivered, by what the mail provider says`]),
    ...(hard + soft > 0 ? [`  ${hard + soft} bounced: ${hard} for good, ${soft} for now`] : []),
    ...(complaints > 0 ? [`  ${complaints} called it spam`] : []),
  ]
}

function countedInWords({ counting, articles, ...counted }: LetterReport['counted']) {
  const { openedUnreliably, clicked, fetchedByMachines, unsubscribed, trials, subscriptions } = counted
  const isEmpty = Object.values(counted).every((number) => number === 0)
  return [
    ...(counting ? [] : ['  What readers do with letters is not counted: publication set letter-statistics=on']),
    ...(isEmpty && !counting
      ? []
      : [
          `  ${openedUnreliably} opened it. Unreliable: mail programs fetch pictures by themselves, or never`,
          `  ${clicked} clicked; machines that look at mails fetched links of ${fetchedByMachines}`,
          ...articles.map(({ headline, readers }) => `    ${readers} “${headline}”`),
          `  ${unsubscribed} unsubscribed by it`,
          `  ${trials} began a trial, ${subscriptions} subscribed at once, within seven days of coming by it`,
        ]),
  ]
}

function armsInWords(
  arms: NonNullable<LetterReport['arms']>,
  { subject, otherSubject, winningArm }: LetterReport['letter'],
) {
  const line = (name: 'a' | 'b', text: string) =>
    `  ${winningArm === name ? '✓' : '·'} “${text}”: ${arms[name].sent} sent, ${arms[name].clicked} people clicked`
  return [line('a', subject), line('b', otherSubject ?? '')]
}

function missingInWords({ newsletter, date, missing, sentAgain }: Missing): string {
  if (missing.length === 0) return `${newsletter} of ${date} has reached everybody who can be reached.`
  return [
    ...missing.map(
      ({ email, reply, tries }) => `${email}  ${tries === 1 ? 'one try' : `${tries} tries`}  ${reply ?? ''}`,
    ),
    sentAgain > 0
      ? `${sentAgain === 1 ? 'It is' : `All ${sentAgain} are`} tried once more.`
      : `To try them once more: npx dateline letter missing ${newsletter} ${date} --send`,
  ].join('\n')
}
