import { createHash } from 'node:crypto'
import type { Signer } from '../../platform/signing.ts'

/** What the request says about how somebody consented; how it was gathered is the page's business. */
export type ConsentSource = {
  /** The words that stood beside the button, and their language. */
  shown: string
  language: string
  /** The path of the page on which they stood. */
  page: string
  network: string
  userAgent: string
}

/**
 * `one-click`: a mail program asked for it (RFC 8058); `letter`: on the page that a letter's foot leads to; `by-mail`: they wrote;
 * `subscription`: it is part of what they pay for, and they were told how it stops.
 */
export type ConsentManner = 'form' | 'mail-link' | 'signed-in' | 'one-click' | 'letter' | 'by-mail' | 'subscription'

/**
 * What is kept as proof of consent (GDPR, article 7.1). The network is hashed: it can be compared with one that is
 * named in a complaint, and not be read. `textVersion` changes whenever the words do.
 */
export function describeConsent(signer: Signer, how: ConsentManner, source: ConsentSource): Record<string, unknown> {
  return {
    how,
    shown: source.shown,
    language: source.language,
    textVersion: createHash('sha256').update(source.shown).digest('hex').slice(0, 12),
    page: source.page,
    networkHash: signer.hash(`network ${source.network}`).toString('base64url'),
    userAgent: source.userAgent,
  }
}
