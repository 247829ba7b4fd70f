import { type EmailPart, type WrittenEmail, writeEmail } from '../../design/frame/email.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { ErrandToMail } from './errands.sql.ts'

export type ErrandsMail = {
  words: Words
  zone: string
  publication: { name: string; url: string }
  email: string
  /** Where mails are turned off. */
  account: string
  errands: readonly (Omit<ErrandToMail, 'articleId' | 'status' | 'isOwn'> & { url: string })[]
}

export function writeErrands({ words, zone, publication, email, account, errands }: ErrandsMail): WrittenEmail {
  const sentences = errands.map((errand) => sentenceOf(words, zone, errand))
  const subject = words.t('errands.subject', { count: errands.length })
  const headlineOf = (headline: string) => headline || words.t('articles.unnamed')
  return writeEmail({
    words,
    publication,
    subject: errands.length === 1 ? (sentences[0] ?? subject) : subject,
    heading: subject,
    preview: sentences[0] ?? subject,
    parts: [
      ...errands.flatMap(({ url, headline, kind, detail }, at): EmailPart[] => [
        { kind: 'paragraph', text: sentences[at] ?? '' },
        ...((kind === 'returned' || kind === 'mentioned') && detail !== ''
          ? [{ kind: 'note' as const, text: detail }]
          : []),
        { kind: 'link', label: headlineOf(headline), url },
      ]),
      { kind: 'link', label: words.t('errands.account'), url: account },
    ],
    footer: [words.t('mail.footer', { email, publication: publication.name })],
  })
}

function sentenceOf(words: Words, zone: string, errand: ErrandsMail['errands'][number]): string {
  const headline = errand.headline || words.t('articles.unnamed')
  const by = errand.by ?? words.t('errands.somebody')
  const due = errand.dueAt ? words.date(errand.dueAt, zone, 'dateTime') : ''
  switch (errand.kind) {
    case 'assigned':
      return due === ''
        ? words.t('errands.assigned', { by, headline })
        : words.t('errands.assignedDue', { by, headline, due })
    case 'due':
      return words.t('errands.due', { headline, due })
    case 'returned':
      // Nobody sent it back: a change did not go out at its hour.
      if (errand.by === null) return words.t('errands.notOut', { headline })
      return words.t('errands.returned', { by, headline })
    case 'mentioned':
      return words.t('errands.mentioned', { by, headline })
  }
}
