import { Resolver } from 'node:dns/promises'
import type { Command } from 'commander'
import { checkMail, type Finding } from '../../letters/mailCheck/mailCheck.module.ts'
import {
  countSuppressions,
  type DomainHealth,
  HEALTH_DAYS,
  judgeHealth,
  listHealth,
  listSuppressions,
  type Suppression,
  undoSuppression,
} from '../../letters/returns/returns.module.ts'
import { Fault, notFound } from '../../platform/errors.ts'
import { parseEmailAddress } from '../../readers/accounts/accounts.module.ts'
import { describeMailSetup } from '../operate/describeMailSetup.ts'
import { writeTestMail } from '../operate/testMail.email.tsx'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from '../terminal/print.ts'
import { whereCommand } from './whereCommand.ts'

export function mailCommands(program: Command) {
  const mail = program.command('mail').description('the mails that go out')
  whereCommand(mail)
  mail
    .command('test')
    .description('sends one mail at once, and says what the mail server answers')
    .argument('<email>')
    .option('--json', 'print facts as JSON')
    .action((typed: string, options: { json?: boolean }) => {
      const config = readConfig()
      return withDateline(config, async ({ mailer, publication, languages }) => {
        const address = parseEmailAddress(typed)
        if (address.kind === 'refused') throw new Fault('invalid', 'email-refused', `“${typed}” is no email address.`)
        const { email } = address
        const written = writeTestMail({
          words: languages.own(),
          publication: { name: publication.facts().name, url: config.origin },
          email,
        })
        const answer = await mailer.sendNow({ kind: 'test', to: email, ...written })
        print(options, { to: email, by: mailer.whereMailGoes, answer }, (facts) => `${facts.to}: ${facts.answer}`)
      })
    })
  mail
    .command('check')
    .description('what receivers look at before they take mail: SPF, DKIM, DMARC, names; what to set; how they took it')
    .option('--json', 'print facts as JSON')
    .action(async (options: { json?: boolean }) => {
      const config = readConfig()
      await withDateline(
        config,
        async ({ db, clock, publication }) => {
          const setup = await describeMailSetup(config, publication.facts().email)
          const findings = await checkMail(new Resolver({ timeout: 3_000, tries: 2 }), setup)
          const since = clock.now().subtract({ hours: 24 * HEALTH_DAYS })
          const health = (await listHealth(db, since, DOMAINS_SHOWN)).map(judgeHealth)
          print(options, { domain: setup.domain, relay: setup.relay ?? null, findings, health }, checkInWords)
          if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1
        },
        { withoutJobs: true },
      )
    })
  mail
    .command('suppressed')
    .description('to whom no letter goes any more, and why; the newest first')
    .option('--undo <email>', 'letters go there again from the next one on')
    .option('--json', 'print facts as JSON')
    .action((options: { undo?: string; json?: boolean }) =>
      withDateline(
        readConfig(),
        async ({ db, clock }) => {
          if (options.undo !== undefined) {
            const address = parseEmailAddress(options.undo)
            const key = address.kind === 'address' ? address.emailKey : options.undo
            const undone = await undoSuppression(db, 'cli', key, clock.now())
            if (!undone) throw notFound('not-suppressed', `Letters to “${options.undo}” are not suppressed.`)
            print(options, { undone }, ({ undone }) => `Letters go to ${undone.email} again.`)
            return
          }
          const counts = await countSuppressions(db)
          const shown = await listSuppressions(db, SUPPRESSIONS_SHOWN)
          print(options, { counts, shown }, suppressedInWords)
        },
        { withoutJobs: true },
      ),
    )
}

const DOMAINS_SHOWN = 10
const SUPPRESSIONS_SHOWN = 1_000

const MARKS = { right: '✓', improve: '○', wrong: '✗', unknown: '?' } as const

type MailCheck = { domain: string; relay: string | null; findings: Finding[]; health: DomainHealth[] }

function checkInWords({ domain, relay, findings, health }: MailCheck) {
  const said = findings.map(({ about, name, state, found, say, set }) =>
    [
      `${MARKS[state]} ${about}  ${name}`,
      `    ${found}`,
      `    ${say}`,
      ...(set ? [`    Set: ${set.name}  ${set.type}  ${set.value}`] : []),
    ].join('\n'),
  )
  const taken = health.map(
    ({ domain: to, sent, hard, complaints, state, why }) =>
      `${MARKS[state === 'good' ? 'right' : state === 'watch' ? 'improve' : 'wrong']} ${to}  ${sent} sent, ${hard} dead addresses, ${complaints} complaints${why ? `\n    ${why}` : ''}`,
  )
  return [
    `Mail of ${domain}, ${relay ? `by way of ${relay}` : 'which stays on this machine: SMTP_URL is not set'}`,
    ...said,
    ...(taken.length > 0 ? ['', `How it was taken, in ${HEALTH_DAYS} days`, ...taken] : []),
  ].join('\n')
}

const REASONS: Readonly<Record<Suppression['reason'], string>> = {
  bounced: 'there is no such mailbox',
  'bounced-repeatedly': 'it took nothing for a week',
  complained: 'its reader called a letter spam',
  'by-hand': 'by hand',
}

function suppressedInWords({
  counts,
  shown,
}: {
  counts: { reason: Suppression['reason']; readers: number }[]
  shown: Suppression[]
}) {
  if (shown.length === 0) return 'Nobody is suppressed.'
  const total = counts.reduce((sum, { readers }) => sum + readers, 0)
  return [
    ...counts.map(({ reason, readers }) => `${readers}  ${REASONS[reason]}`),
    '',
    ...shown.map(
      ({ email, reason, detail, since }) =>
        `${email}  ${since.toString().slice(0, 10)}  ${REASONS[reason]}${detail ? `: ${detail}` : ''}`,
    ),
    ...(total > shown.length ? [`… and ${total - shown.length} more`] : []),
  ].join('\n')
}
