import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { checkLetter } from '../drawing/drawing.module.ts'
import { findNewsletter, firstDue, nextInstalment } from '../newsletters/newsletters.module.ts'
import { askedIn } from './askedIn.rule.ts'
import type { LettersDeps } from './deps.ts'
import { draftLetter } from './draftLetter.ts'
import { fillOpenBlocks } from './fillOpenBlocks.ts'
import {
  countToCompose,
  earliestToCompose,
  findLetterById,
  insertLetter,
  lockToCompose,
  lockToFill,
  type Planned,
  planCompose,
  updateState,
} from './letters.sql.ts'
import { markAsked } from './questions.sql.ts'

/** At once at most: each is a transaction of its own, and others wait for their turn. */
const MOST_AT_ONCE = 200

/**
 * Puts each automatic letter together some minutes before it is due, or when somebody is to see it; and fills what
 * written letters leave open. After a restore it waits for its release, like all that recurs.
 */
export function composeLetters(deps: () => LettersDeps): DueWork {
  return {
    name: 'put letters together',
    nextDue: earliestToCompose,
    countDue: countToCompose,
    async runDue(db, now) {
      let done = 0
      while (done < MOST_AT_ONCE && (await inTransaction(db, (tx) => composeNext({ ...deps(), db: tx }, tx, now))))
        done++
      while (done < MOST_AT_ONCE && (await inTransaction(db, (tx) => fillNext({ ...deps(), db: tx }, tx, now)))) done++
      return done
    },
  }
}

async function composeNext(deps: LettersDeps, tx: DatabaseTransaction, now: Temporal.Instant): Promise<boolean> {
  const [planned] = await lockToCompose(tx, now)
  const newsletter = planned && (await findNewsletter(tx, planned.slug))
  if (!planned || !newsletter) return false
  const { zone } = deps.publication.facts()
  const day = dayOf(planned)
  // Its turn was not known yet: it begins with the next letter from now.
  const after = planned.composeAt ?? now
  const following = nextInstalment(newsletter, after, zone)
  await planCompose(tx, newsletter.id, { composeAt: following.composeAt, day: following.day.toString() })
  const due = day && firstDue(newsletter, day, zone)
  if (!day || !due) return true
  const missed = Temporal.Instant.compare(following.due, now) <= 0
  const draft = await draftLetter(deps, newsletter, { day, due }, now)
  // Nobody was at work when it was due, and a later one is due already: nobody wants the day before yesterday's news.
  const letter = missed
    ? { ...draft, state: 'empty' as const, dueAt: undefined, note: 'nothing was at work when it was due' }
    : draft
  const id = await insertLetter(tx, letter, now)
  // undefined: somebody has written the letter of this day.
  if (id !== undefined && letter.state !== 'empty') {
    await markAsked(tx, id, askedIn(letter.document.blocks))
    await holdIfWrong(deps, tx, id)
  }
  deps.log.info({ newsletter: newsletter.slug, date: letter.date, state: letter.state }, 'a letter was put together')
  return true
}

const dayOf = ({ composeAt, composeFor }: Planned) =>
  composeAt && composeFor ? Temporal.PlainDate.from(composeFor) : undefined

async function fillNext(deps: LettersDeps, tx: DatabaseTransaction, now: Temporal.Instant): Promise<boolean> {
  const letter = await lockToFill(tx, now)
  if (!letter) return false
  await fillOpenBlocks(deps, letter, now)
  await holdIfWrong(deps, tx, letter.id)
  return true
}

/** What fails the check does not go out; it waits for somebody, who is told why. */
async function holdIfWrong(deps: LettersDeps, tx: DatabaseTransaction, id: number): Promise<void> {
  const letter = await findLetterById(tx, id)
  if (!letter || (letter.state !== 'scheduled' && letter.state !== 'waiting')) return
  const { findings } = await checkLetter(deps, letter)
  const [wrong] = findings.filter(({ severity }) => severity === 'error')
  if (!wrong) return
  await updateState(tx, id, { state: 'held', note: wrong.text })
  deps.log.error({ newsletter: letter.newsletter, date: letter.date, why: wrong.text }, 'a letter is held back')
}
