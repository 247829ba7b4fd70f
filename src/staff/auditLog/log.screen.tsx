import type { Context } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { withoutEach } from '../../design/parts/filterWords.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { namesOfStaff } from '../accounts/accounts.module.ts'
import { listLog } from './auditLog.sql.ts'
import { LogView } from './log.view.tsx'
import { readLogPlace, readLogSearch, writeLogPlace } from './logSearch.rule.ts'

const PER_PAGE = 50

export type LogScreenDeps = Platform & { publication: Publication }

/** Who did what to what, and when. Nothing of it can be changed from here. */
export function createLogScreen(deps: LogScreenDeps, desk: DeskShell) {
  return {
    /** GET /desk/log?q=&after= */
    async show(c: Context) {
      const words = desk.words()
      const { zone } = deps.publication.facts()
      const asked = readLogSearch(c.req.query('q') ?? '', zone)
      const after = readLogPlace(c.req.query('after'))
      const { actor, action, subject, from, until } = asked
      const found = await listLog(
        deps.browsing,
        {
          ...(actor !== undefined && { actor }),
          ...(action !== undefined && { action }),
          ...(subject !== undefined && { subject }),
          ...(from && { from }),
          ...(until && { until }),
          ...(after && { after }),
          words: asked.typed.words,
        },
        PER_PAGE + 1,
      )
      const rows = found.slice(0, PER_PAGE)
      const last = rows.at(-1)
      const names = await namesOfStaff(deps.browsing, staffIn(rows.map((row) => row.actor)))
      const wrong = asked.wrong.length > 0 ? words.t('log.noDay', { said: words.list(asked.wrong) }) : undefined
      return desk.page(c, {
        title: words.t('desk.log'),
        ...(wrong !== undefined && { status: 422, problem: wrong }),
        body: (
          <LogView
            words={words}
            typed={asked.typed}
            without={withoutEach(asked.typed)}
            wrong={wrong}
            isFirst={after === undefined}
            after={found.length > PER_PAGE && last ? writeLogPlace(last) : undefined}
            rows={rows.map((row) => ({
              ...row,
              who: names.get(row.actor) ?? row.actor,
              when: words.date(row.at, zone, 'dateTime'),
            }))}
          />
        ),
      })
    },
  }
}

const staffIn = (actors: readonly string[]) => [
  ...new Set(actors.flatMap((actor) => /^staff:(\d{1,9})$/.exec(actor)?.[1] ?? []).map(Number)),
]
