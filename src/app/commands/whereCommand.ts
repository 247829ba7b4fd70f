import type { Command } from 'commander'
import { type WhereMails, whereMails } from '../../letters/sending/sending.module.ts'
import { invalid } from '../../platform/errors.ts'
import { parseEmailAddress } from '../../readers/accounts/accounts.module.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from '../terminal/print.ts'

/** `mail where`: for whoever writes that their letter did not come. */
export function whereCommand(mail: Command) {
  mail
    .command('where')
    .description(
      'where each letter to an address is: waiting, claimed, accepted with the server’s words, refused, suppressed',
    )
    .argument('<email>')
    .option('--json', 'print facts as JSON')
    .action((typed: string, options: { json?: boolean }) =>
      withDateline(
        readConfig(),
        async ({ db }) => {
          const address = parseEmailAddress(typed)
          if (address.kind === 'refused') throw invalid('email-refused', `“${typed}” is no email address.`)
          print(options, await whereMails(db, address.email), whereInWords)
        },
        { withoutJobs: true },
      ),
    )
}

const STATES: Readonly<Record<string, string>> = {
  pending: 'waits',
  claimed: 'is being handed over',
  sent: 'accepted',
  failed: 'not reached',
  suppressed: 'suppressed',
}

function whereInWords({ email, suppression, mails }: WhereMails): string {
  return [
    ...(suppression
      ? [
          `${email} is suppressed since ${suppression.since}: ${suppression.reason}. ${suppression.detail}`,
          `To take it back: npx dateline mail suppressed --undo ${email}`,
        ]
      : []),
    ...mails.map(({ newsletter, date, state, sentAt, claimedAt, dueAt, tries, reply }) => {
      const at = sentAt ?? claimedAt ?? dueAt
      const tried = tries > 1 ? `, ${tries} tries` : ''
      return `${date}  ${newsletter}  ${STATES[state] ?? state} ${at}${tried}${reply ? `: ${reply}` : ''}`
    }),
    ...(mails.length === 0 ? [`No letter was to go to ${email}.`] : []),
  ].join('\n')
}
