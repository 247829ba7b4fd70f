import { beginBySubscription } from '../../letters/signUp/signUp.module.ts'
import { dateIn } from '../../platform/calendar.ts'
import { inTransaction } from '../../platform/database.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { claimLetter, storeLetter } from './deliveries.sql.ts'
import type { DeliveryDeps } from './deliveryDeps.ts'
import { describeIssueLetter } from './describeIssueLetter.ts'

/**
 * Writes the letter that brings an issue, due at once, and once for each issue. Subscribers get it unless they have said
 * no: whoever had nothing to choose yet is entered first, with what they were told of it.
 */
export async function announceIssue(deps: DeliveryDeps, issue: ReleasedIssue, now: Temporal.Instant): Promise<void> {
  const newsletter = await deps.newsletter()
  if (newsletter === undefined) return
  const words = deps.languages.own()
  const { name, zone } = deps.publication.facts()
  const shown = words.t('delivery.letterShown', { publication: name })
  await beginBySubscription(deps, { slug: newsletter, shown, language: words.locale }, now)
  const block = describeIssueLetter(issue)
  await inTransaction(deps.db, async (tx) => {
    if (!(await claimLetter(tx, issue.date, now))) return
    const [line = ''] = issue.cover.lines
    const letter = {
      newsletter,
      date: dateIn(now, zone).toString(),
      subject: line ? words.t('delivery.subject', { title: issue.title, line }) : issue.title,
      previewText: issue.cover.lines.slice(1).join(' · '),
      blocks: [block],
    }
    const id = await deps.composing.add(tx, letter, now)
    if (id === undefined) deps.log.warn({ newsletter, date: letter.date }, 'that day has a letter: it brings no issue')
    else await storeLetter(tx, issue.date, id)
  })
}
