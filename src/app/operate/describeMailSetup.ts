import { readFile } from 'node:fs/promises'
import type { MailSetup } from '../../letters/mailCheck/mailCheck.module.ts'
import { conflict } from '../../platform/errors.ts'
import type { Config } from '../start/config.ts'

/** What is set about mail that goes out and comes back. `email`: the publication's address. */
export async function describeMailSetup(config: Config, email: string): Promise<MailSetup> {
  const domain = email.slice(email.lastIndexOf('@') + 1) || new URL(config.origin).hostname
  const { bounceDomain, dkim, returnMailbox, mailWebhooks } = config
  return {
    domain,
    bounceDomain,
    dkim:
      dkim === undefined || dkim === 'relay'
        ? dkim
        : { domain: dkim.domain ?? domain, selector: dkim.selector, key: await readKey(dkim.keyFile) },
    relay: config.smtpUrl ? new URL(config.smtpUrl).hostname.replace(/^\[|\]$/g, '') : undefined,
    isHeard: returnMailbox !== undefined || Object.keys(mailWebhooks).length > 0,
  }
}

const readKey = (file: string) =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw conflict('dkim-key', `DKIM_KEY names ${file}, which cannot be read (${error.code}).`)
  })
