import { isBefore } from '../../platform/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { cameTogether, TOGETHER_SECONDS } from './browsers.rule.ts'
import { type FollowedLink, judgeVisit } from './visits.rule.ts'

/** What is handed on to whoever counts. `open`: the picture at the end of the mail was fetched, by whatever. */
export type LetterVisit = {
  token: string
  kind: 'open' | 'click' | 'scan'
  groupId: number | undefined
  at: Temporal.Instant
}

export type VisitLog = {
  /** Takes note, and never waits. */
  note(link: FollowedLink): void
  /** Hands on all that is noted, also what others may still join. */
  close(): Promise<void>
}

/** A flood of links that are followed is no letter that is read; what is beyond it is not counted. */
const MOST_NOTED = 50_000

/**
 * Links that were followed wait until it is clear who came together with whom. Each process sees what it was asked: a
 * machine whose requests are spread over several may pass for a person.
 */
export function createVisitLog(deps: {
  clock: Clock
  log: Log
  record: ((visit: LetterVisit) => Promise<unknown>) | undefined
}): VisitLog {
  const { record } = deps
  let noted: { link: FollowedLink; handedOn: boolean }[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function handOnSoon() {
    timer ??= setTimeout(() => {
      timer = undefined
      const now = deps.clock.now()
      writing = writing.then(async () => {
        await handOn((link) => !cameTogether(link.at, now))
        // Whoever was handed on is remembered for as long as somebody may turn out to have come with them.
        const isOver = ({ at }: FollowedLink) => !isBefore(now, at.add({ seconds: 2 * TOGETHER_SECONDS }))
        noted = noted.filter(({ link, handedOn }) => !handedOn || !isOver(link))
        if (noted.length > 0) handOnSoon()
      })
    }, TOGETHER_SECONDS * 1_000).unref()
  }

  async function handOn(isDue: (link: FollowedLink) => boolean) {
    const ofReader = Map.groupBy(noted, ({ link }) => link.recipientId)
    const due = noted.filter(({ link, handedOn }) => !handedOn && isDue(link))
    for (const one of due) one.handedOn = true
    try {
      for (const { link } of due) {
        const { token, groupId, at } = link
        const company = (ofReader.get(link.recipientId) ?? []).map((other) => other.link)
        await record?.({ token, kind: judgeVisit(link, company), groupId, at })
      }
    } catch (error) {
      deps.log.warn({ error, lost: due.length }, 'links of letters that were followed could not be counted')
    }
  }

  return {
    note(link) {
      if (!record || noted.length >= MOST_NOTED) return
      noted.push({ link, handedOn: false })
      handOnSoon()
    },
    async close() {
      writing = writing.then(() => handOn(() => true))
      await writing
      clearTimeout(timer)
      timer = undefined
    },
  }
}
