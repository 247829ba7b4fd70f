import type { Field } from '../mailing/mailing.module.ts'

export type RelayFields = {
  /** The same in every mail. */
  shared: readonly Field[]
  /** What one reader's mail has beside them. */
  own(token: string): readonly Field[]
}

/**
 * What a relay wants to hear so that what comes back is known by our Message-ID, or by the ledger's token where it puts
 * another in its place. Postmark keeps it when asked to; Brevo tells of each event what `X-Mailin-custom` said (both in
 * their documentation of SMTP). Amazon SES always replaces it, and tells of each event the original headers.
 */
export function relayFields(smtpUrl: string | undefined): RelayFields {
  const host = smtpUrl === undefined ? '' : new URL(smtpUrl).hostname
  const isOf = (...domains: string[]) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
  return {
    shared: isOf('postmarkapp.com') ? [['X-PM-KeepID', 'true']] : [],
    own: (token) => (isOf('brevo.com', 'sendinblue.com') ? [['X-Mailin-custom', token]] : []),
  }
}
