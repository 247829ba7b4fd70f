import { type Command, Option } from 'commander'
import { inTransaction } from '../../platform/database.ts'
import { setRole } from '../../staff/accounts/accounts.module.ts'
import { STAFF_ROLES, type StaffRole } from '../../staff/permissions/permissions.module.ts'
import { readConfig } from '../start/config.ts'
import { withDateline } from '../start/withDateline.ts'
import { print } from '../terminal/print.ts'

/** Long enough to reach a colleague, short enough for a link that opens every article. */
const INVITED_FOR = Temporal.Duration.from({ hours: 24 })

export function staffCommands(program: Command) {
  const staff = program.command('staff').description('people with a role')
  staff
    .command('invite')
    .description('prints a one-time link that signs this person in as staff')
    .argument('<email>')
    .addOption(new Option('--role <role>').choices([...STAFF_ROLES]).makeOptionMandatory())
    .option('--name <name>', 'how colleagues see them; the front of the address without one')
    .option('--json', 'print facts as JSON')
    .action((email: string, options: { role: StaffRole; name?: string; json?: boolean }) =>
      withDateline(readConfig(), async ({ db, clock, readers, signIn, languages }) => {
        const now = clock.now()
        const link = await inTransaction(db, async (tx) => {
          const { reader } = await readers.findOrMakeReader(tx, { email, language: languages.own().locale }, now)
          const { email: address, emailKey } = reader
          await setRole(
            tx,
            { email: address, emailKey, role: options.role, name: options.name?.trim(), by: 'cli' },
            now,
          )
          return signIn.createSignInLink(tx, {
            email: address,
            purpose: 'staff',
            returnTo: '/desk',
            expiresIn: INVITED_FOR,
          })
        })
        print(options, { url: link.url, expires: link.expiresAt.toString() }, (facts) => facts.url)
      }),
    )
}
