import { keptInMemory } from '../../platform/keptInMemory.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Almanac, Today } from './almanac.ts'
import { ALMANAC_CHANNEL } from './announceEntries.ts'
import { listCenturiesWithEntries, listDaysWithEntries } from './entries.sql.ts'
import { ALL_DAYS, codeOf } from './monthDay.rule.ts'

/** All that a year of four figures may be in, the latest first. */
const CENTURIES = Array.from({ length: 100 }, (_, at) => 100 - at)

export type AlmanacDeps = Pick<Platform, 'db' | 'clock' | 'notices' | 'log'>

/** The almanac as pages ask for it. A change of one day makes stale what shows that day, and nothing else. */
export async function createAlmanac(
  { db, clock, notices, log }: AlmanacDeps,
  { publication }: { publication: Publication },
): Promise<Almanac & { close(): void }> {
  const kept = keptInMemory({
    name: 'almanac',
    load: async () => ({
      days: await listDaysWithEntries(db, ALL_DAYS),
      centuries: await listCenturiesWithEntries(db, CENTURIES),
    }),
    notices,
    channels: [ALMANAC_CHANNEL],
    log,
  })
  await kept.reload()
  let changes = 0
  let missed = 0
  const changed = new Map<string, number>()
  notices.on(ALMANAC_CHANNEL, (payload) => {
    changes++
    for (const code of payload.split(' ')) changed.set(code, changes)
  })
  notices.onReconnect(() => {
    changes++
    missed = changes
  })

  const changeOf = (code: string) => Math.max(missed, changed.get(code) ?? 0)

  // Asked for with every article: looked up on the calendar once a day.
  let known: (Pick<Today, 'day' | 'date'> & { zone: string; from: number; to: number; code: string }) | undefined
  function dayAt(now: number): NonNullable<typeof known> {
    const { zone } = publication.facts()
    if (known && known.zone === zone && now >= known.from && now < known.to) return known
    const begun = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).startOfDay()
    const date = begun.toPlainDate()
    known = {
      zone,
      from: begun.epochMilliseconds,
      to: begun.add({ days: 1 }).startOfDay().epochMilliseconds,
      day: { month: date.month, day: date.day },
      date,
      code: codeOf(date),
    }
    return known
  }

  return {
    days: () => kept.current().days,
    centuries: () => kept.current().centuries,
    version: kept.version,
    versionOf: (day) => String(day === 'any' ? changes : changeOf(codeOf(day))),
    today() {
      const now = clock.now().epochMilliseconds
      const { day, date, code, to } = dayAt(now)
      return {
        day,
        date,
        version: `${date.year} ${code} ${changeOf(code)}`,
        secondsLeft: Math.floor((to - now) / 1000),
      }
    },
    reload: kept.reload,
    close: kept.close,
  }
}
