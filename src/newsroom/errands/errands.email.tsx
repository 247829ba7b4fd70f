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
  errands: readonly (Omit<ErrandToMail, 'articleId' | 'commentId' | 'status' | 'isOwn'> & { url: string })[]
}

/** As much of a headline as a subject shows, and a heading bears. */
const MOST_LETTERS = 90

/** One thing is said in the subject and the heading; several are counted there and said below. */
export function writeErrands({ words, zone, publication, email, account, errands }: ErrandsMail): WrittenEmail {
  const said = errands.map((errand) => sentenceOf(words, zone, errand))
  const count = words.t('errands.subject', { count: errands.length })
  const only = errands.length === 1 ? said[0] : undefined
  return writeEmail({
    words,
    publication,
    subject: only ?? count,
    heading: only ?? count,
    preview: errands.length === 1 ? errands[0]?.detail || (only ?? count) : said.join(' '),
    parts: [
      ...errands.flatMap(({ url, headline, kind, detail }, at): EmailPart[] => [
        ...(only === undefined ? [{ kind: 'paragraph' as const, text: said[at] ?? '' }] : []),
        ...((kind === 'returned' || kind === 'mentioned') && detail !== ''
          ? [{ kind: 'quote' as const, text: detail }]
          : []),
        only === undefined
          ? { kind: 'link', label: labelOf(words, headline) || words.t('errands.open'), url }
          : { kind: 'button', label: words.t('errands.open'), url },
      ]),
      { kind: 'link', label: words.t('errands.account'), url: account },
    ],
    footer: [words.t('mail.footer', { email, publication: publication.name })],
  })
}

function sentenceOf(words: Words, zone: string, errand: ErrandsMail['errands'][number]): string {
  const headline = isolated(shortened(errand.headline))
  const article = headline === '' ? words.t('errands.unnamed') : words.t('errands.quoted', { headline })
  const by = isolated(errand.by ?? words.t('errands.somebody'))
  switch (errand.kind) {
    case 'assigned':
      return errand.dueAt
        ? words.t('errands.assignedDue', { by, article, due: hourOf(words, errand.dueAt, zone) })
        : words.t('errands.assigned', { by, article })
    case 'due':
      return words.t('errands.due', { article, due: errand.dueAt ? hourOf(words, errand.dueAt, zone) : '' })
    case 'returned':
      // Nobody sent it back: a change did not go out at its hour.
      return errand.by === null ? words.t('errands.notOut', { article }) : words.t('errands.returned', { by, article })
    case 'mentioned':
      return words.t('errands.mentioned', { by, article })
  }
}

/** Whoever reads it may be elsewhere. */
function hourOf(words: Words, at: Temporal.Instant, zone: string): string {
  const place = zone.replace(/^.*\//, '').replaceAll('_', ' ')
  return words.t('errands.hour', { hour: words.date(at, zone, 'dateTime'), place })
}

function shortened(headline: string): string {
  const letters = [...headline]
  if (letters.length <= MOST_LETTERS) return headline
  const cut = letters.slice(0, MOST_LETTERS).join('')
  return `${cut.replace(/\s+\S*$/u, '') || cut} …`
}

function labelOf({ direction }: Words, headline: string): string {
  const label = shortened(headline)
  return direction === 'rtl' && label !== '' ? `\u2068${label}\u2069` : isolated(label)
}

/** Letters that run the other way do not take the words around them along. */
function isolated(text: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? `\u2068${text}\u2069` : text
}
