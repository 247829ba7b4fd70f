import { type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'

/** What every mail about a subscription needs to know of the publication. */
export type MailFrame = {
  words: Words
  zone: string
  publication: string
  frontUrl: string
  /** Who writes, by law: name and postal address. */
  imprint: string
  accountUrl: string
  /** The plans, after signing in: only then is it known who has had a trial. */
  offerUrl: string
}

export type Letter = {
  subject: string
  heading: string
  paragraphs: string[]
  /** What its reader came for: it stands before all details. */
  action?: Way
  /** What was agreed or paid, as pairs. */
  facts?: Array<[string, string]>
  /** What the facts are. */
  factsLead?: string
  after?: string[]
  /** Smaller: how to cancel. */
  note?: string
  /** Where they may want to go besides. */
  besides?: Way
}

type Way = { label: string; url: string }

export type WrittenMail = WrittenEmail

/** One letter as HTML and as its text twin, which says all that the HTML says. */
export function writeLetter(frame: MailFrame, letter: Letter): WrittenMail {
  const { words, publication } = frame
  const { subject, heading, paragraphs, facts = [], factsLead, after = [], note, action, besides } = letter
  const said = (text: string) => ({ kind: 'paragraph' as const, text })
  return writeEmail({
    words,
    publication: { name: publication, url: frame.frontUrl },
    subject,
    heading,
    parts: [
      ...paragraphs.map(said),
      ...(action ? [{ kind: 'button' as const, ...action }] : []),
      ...(factsLead ? [said(factsLead)] : []),
      ...(facts.length > 0 ? [{ kind: 'facts' as const, facts: facts.map(([name, value]) => ({ name, value })) }] : []),
      ...after.map(said),
      ...(note ? [{ kind: 'note' as const, text: note }] : []),
      ...(besides ? [{ kind: 'link' as const, ...besides }] : []),
    ],
    footer: [words.t('mail.imprint', { publication }), frame.imprint].filter(Boolean),
  })
}
