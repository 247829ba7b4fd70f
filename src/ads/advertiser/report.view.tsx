import type { Words } from '../../design/words/words.ts'
import type { Campaign, CampaignState } from '../campaigns/campaigns.module.ts'
import type { CampaignReport } from '../counting/counting.module.ts'
import { placementName } from './placementName.ts'
import { refusalName } from './refusalName.ts'

export type ReportProps = {
  words: Words
  campaign: Campaign
  state: CampaignState
  report: CampaignReport
  /** Where it stands for a spreadsheet. */
  csv: string
}

const day = (words: Words, date: string) => words.day(Temporal.PlainDate.from(date), 'medium')

export function ReportView({ words, campaign, state, report, csv }: ReportProps) {
  const { startsOn, endsOn } = campaign
  const from = day(words, startsOn)
  const period = endsOn
    ? words.t('campaigns.period', { from, until: day(words, endsOn) })
    : words.t('campaigns.since', { from })
  return (
    <div class="bookings">
      <h1 class="sheet-heading">{words.t('campaigns.reportTitle', { advertiser: campaign.advertiser })}</h1>
      <p class="sheet-lead">
        {period} {words.t(`campaigns.state.${state}`)}
      </p>
      <Sums words={words} report={report} />
      <section>
        <h2>{words.t('campaigns.refusedTitle')}</h2>
        <p>{words.t('campaigns.refusedLead')}</p>
        {report.refused.length > 0 ? (
          <Refusals words={words} report={report} />
        ) : (
          <p>{words.t('campaigns.noneRefused')}</p>
        )}
      </section>
      {report.days.length > 0 && <Days words={words} report={report} />}
      <p class="sheet-ways">
        <a href={csv} download>
          {words.t('campaigns.csv')}
        </a>
      </p>
      <p class="bookings-note">{words.t('campaigns.reportNote')}</p>
    </div>
  )
}

function Sums({ words, report }: Pick<ReportProps, 'words' | 'report'>) {
  const { booked, expected, underWay } = report
  const percent = (whole: number, part: number) => words.percent(whole === 0 ? 0 : Math.round((100 * part) / whole))
  return (
    <dl class="bookings-sums">
      <div>
        <dt>{words.t('campaigns.served')}</dt>
        <dd>{words.number(report.served)}</dd>
      </div>
      <div>
        <dt>{words.t('campaigns.seen')}</dt>
        <dd>{words.number(report.seen)}</dd>
        {booked !== undefined && (
          <dd class="bookings-note">
            {words.t('campaigns.ofBooked', { booked: words.number(booked), part: percent(booked, report.seen) })}
          </dd>
        )}
        {booked !== undefined && expected !== undefined && (
          <dd class="bookings-note">
            {words.t('campaigns.expected', { expected: words.number(Math.round(booked * expected)) })}
          </dd>
        )}
        {underWay > 0 && (
          <dd class="bookings-note">{words.t('campaigns.underWay', { count: words.number(underWay) })}</dd>
        )}
      </div>
      <div>
        <dt>{words.t('campaigns.clicked')}</dt>
        <dd>{words.number(report.clicked)}</dd>
        {report.seen > 0 && (
          <dd class="bookings-note">
            {words.t('campaigns.ofSeen', { count: words.number(perThousand(report.clicked, report.seen)) })}
          </dd>
        )}
      </div>
    </dl>
  )
}

/** To a tenth: few of those who see a notice follow it. */
const perThousand = (part: number, whole: number) => Math.round((10_000 * part) / whole) / 10

function Refusals({ words, report }: Pick<ReportProps, 'words' | 'report'>) {
  return (
    <table class="bookings-table">
      <tbody>
        {report.refused
          .toSorted((a, b) => b.refused - a.refused)
          .map(({ event, reason, refused }) => (
            <tr>
              <th scope="row">
                {words.t(event === 'click' ? 'campaigns.event.click' : 'campaigns.event.seen')}
                <span class="bookings-note">{refusalName(words, reason)}</span>
              </th>
              <td class="bookings-number">{words.number(refused)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function Days({ words, report }: Pick<ReportProps, 'words' | 'report'>) {
  return (
    <section>
      <h2>{words.t('campaigns.daysTitle')}</h2>
      <div class="bookings-wide">
        <table class="bookings-table">
          <thead>
            <tr>
              <th scope="col">{words.t('campaigns.day')}</th>
              {(['served', 'seen', 'clicked'] as const).map((kind) => (
                <th scope="col" class="bookings-number">
                  {words.t(`campaigns.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.days.toReversed().map((one) => (
              <tr>
                <th scope="row">
                  {day(words, one.day)}
                  <span class="bookings-note">{placementName(words, one.placement)}</span>
                </th>
                {(['served', 'seen', 'clicked'] as const).map((kind) => (
                  <td class="bookings-number">{words.number(one[kind])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
