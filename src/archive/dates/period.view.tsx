import { Pages } from '../../articles/lists/lists.module.ts'
import { inOwnTurn } from '../../design/parts/inOwnTurn.ts'
import { type Teaser, TeaserView } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { ArchiveLines } from './archiveLines.view.tsx'
import { Calendar, type CalendarDay } from './calendar.view.tsx'
import { ARCHIVE_PATH, type ArchivePeriod, pathOfPeriod } from './period.rule.ts'
import { periodName } from './periodName.ts'

export type MonthOfYear = { period: ArchivePeriod; items: readonly Teaser[] }

export type PeriodPageProps = {
  words: Words
  zone: string
  period: ArchivePeriod
  whole: ArchivePeriod | undefined
  /** The nearest before and after it in which anything was published. */
  earlier: ArchivePeriod | undefined
  later: ArchivePeriod | undefined
  /** Of a month. */
  days?: readonly CalendarDay[] | undefined
  /** Of a year. */
  months?: readonly MonthOfYear[] | undefined
  /** Of a month or a day, newest first. */
  items?: readonly Teaser[] | undefined
  isFirst: boolean
  newer?: string | undefined
  older?: string | undefined
}

/** A year by its months, a month by its days, a day: what was published then, and the way to the times beside it. */
export function PeriodPage(props: PeriodPageProps) {
  const { words, zone, period, whole, days, months, items, newer, older } = props
  return (
    <div class={`list archive-period archive-${period.unit}`}>
      <header class="list-head">
        <p class="label archive-way">
          <a href={ARCHIVE_PATH}>{words.t('archive.name')}</a>
          {whole && <a href={pathOfPeriod(whole)}>{periodName(words, whole)}</a>}
        </p>
        <h1>{periodName(words, period)}</h1>
        <Turn {...props} />
        {days && <Calendar words={words} days={days} />}
      </header>
      <div class="list-items">
        {months?.map((month) => inOwnTurn(<Month words={words} zone={zone} month={month} />))}
        {items?.map((teaser) =>
          inOwnTurn(
            <TeaserView
              words={words}
              zone={zone}
              teaser={teaser}
              look="plain"
              sizes="(min-width: 68rem) 304px, 30vw"
            />,
          ),
        )}
        {items && <Pages words={words} zone={zone} items={items} newer={newer} older={older} />}
      </div>
    </div>
  )
}

function Month({ words, zone, month }: { words: Words; zone: string; month: MonthOfYear }) {
  const { period, items } = month
  if (items.length === 0) return null
  const name = words.day(period.first, 'month')
  return (
    <section class="archive-part">
      <h2>
        <a href={pathOfPeriod(period)} aria-label={periodName(words, period)}>
          {name}
        </a>
      </h2>
      <ArchiveLines words={words} zone={zone} items={items} withStandfirst={false} />
    </section>
  )
}

function Turn({ words, period, earlier, later }: PeriodPageProps) {
  if (!earlier && !later) return null
  return (
    <nav class="archive-turn" aria-label={words.t('archive.turn', { unit: period.unit })}>
      {earlier && (
        <a class="leaf-previous" href={pathOfPeriod(earlier)} rel="prev">
          {periodName(words, earlier)}
        </a>
      )}
      {later && (
        <a class="leaf-next" href={pathOfPeriod(later)} rel="next">
          {periodName(words, later)}
        </a>
      )}
    </nav>
  )
}
