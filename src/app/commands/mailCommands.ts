import type { Command } from 'commander'
import { Fault } from '../../platform/errors.ts'
import { parseEmailAddress } from '../../readers/accounts/accounts.module.ts'
import { writeTestMail } from '../operate/testMail.email.tsx'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from './print.ts'

export function mailCommands(program: Command) {
  const mail = program.command('mail').description('the mails that go out')
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
}
