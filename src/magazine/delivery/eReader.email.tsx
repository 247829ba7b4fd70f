import { type EmailPart, type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { ReleasedIssue } from '../book/book.module.ts'
import type { MailFrame } from './mailFrame.ts'

type Written = { subject: string; heading: string; parts: readonly EmailPart[] }

const written = ({ words, publication, imprint }: MailFrame, mail: Written, why: string): WrittenEmail =>
  writeEmail({ words, publication, ...mail, footer: [why, imprint].filter(Boolean) })

/** The issue is attached. Machines take the file and throw the rest away; a person may still read it. */
export const fileEmail = (frame: MailFrame, issue: ReleasedIssue): WrittenEmail =>
  issueEmail(frame, issue, [{ kind: 'paragraph', text: frame.words.t('delivery.attached') }])

/** The file is too large to be sent. */
export const linkEmail = (frame: MailFrame, issue: ReleasedIssue): WrittenEmail =>
  issueEmail(frame, issue, [
    { kind: 'paragraph', text: frame.words.t('delivery.tooLarge') },
    { kind: 'button', label: frame.words.t('delivery.download'), url: frame.url(`/magazine/${issue.date}`) },
  ])

/** The cover in words, how the issue comes, and where that is changed. */
function issueEmail(frame: MailFrame, { title, cover }: ReleasedIssue, how: readonly EmailPart[]): WrittenEmail {
  const { words, publication, url } = frame
  return written(
    frame,
    {
      subject: title,
      heading: title,
      parts: [
        ...cover.lines.map((text) => ({ kind: 'paragraph' as const, text })),
        ...how,
        { kind: 'link', label: words.t('delivery.change'), url: url('/account#sent-issues') },
      ],
    },
    words.t('delivery.whyFile', { publication: publication.name }),
  )
}

/** To the reader's own address, once. */
export function refusedEmail(
  frame: MailFrame,
  { issue, email }: { issue: ReleasedIssue; email: string },
): WrittenEmail {
  const { words, publication, url } = frame
  return written(
    frame,
    {
      subject: words.t('delivery.refusedSubject', { title: issue.title }),
      heading: words.t('delivery.refusedHeading'),
      parts: [
        { kind: 'paragraph', text: words.t('delivery.refusedText', { title: issue.title, email }) },
        { kind: 'button', label: words.t('delivery.download'), url: url(`/magazine/${issue.date}`) },
        { kind: 'link', label: words.t('delivery.change'), url: url('/account#sent-issues') },
      ],
    },
    words.t('mail.imprint', { publication: publication.name }),
  )
}

/** To an address that a reader typed: nothing goes there before somebody there says yes. */
export function confirmEmail(frame: MailFrame, { link, by }: { link: string; by: string }): WrittenEmail {
  const { words, publication } = frame
  return written(
    frame,
    {
      subject: words.t('delivery.confirmSubject', { publication: publication.name }),
      heading: words.t('delivery.confirmTitle'),
      parts: [
        { kind: 'paragraph', text: words.t('delivery.confirmText', { publication: publication.name, email: by }) },
        { kind: 'button', label: words.t('delivery.confirmButton'), url: link },
        { kind: 'note', text: words.t('delivery.confirmNot') },
      ],
    },
    words.t('mail.imprint', { publication: publication.name }),
  )
}
