import { type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type InvitationProps = {
  words: Words
  publication: { name: string; url: string }
  email: string
  by: string
  role: string
  url: string
}

export function writeInvitation({ words, publication, email, by, role, url }: InvitationProps): WrittenEmail {
  const { name } = publication
  return writeEmail({
    words,
    publication,
    subject: words.t('invitation.subject', { publication: name }),
    heading: words.t('invitation.subject', { publication: name }),
    preview: words.t('invitation.lead', { by, role }),
    parts: [
      { kind: 'paragraph', text: words.t('invitation.lead', { by, role }) },
      { kind: 'button', label: words.t('invitation.button'), url },
      { kind: 'paragraph', text: words.t('invitation.expires') },
    ],
    footer: [words.t('mail.footer', { email, publication: name })],
  })
}
