import { stringify } from 'csv-stringify/sync'
import type { CampaignReport } from '../counting/counting.module.ts'

/** By day and placement, then what was refused. No cell is a formula to a spreadsheet. */
export function writeReportCsv(campaign: string, { days, refused }: Pick<CampaignReport, 'days' | 'refused'>): string {
  return stringify(
    [
      ['campaign', 'day', 'placement', 'event', 'reason', 'count'],
      ...days.flatMap(({ day, placement, served, seen, clicked }) => [
        [campaign, day, placement, 'served', '', served],
        [campaign, day, placement, 'seen', '', seen],
        [campaign, day, placement, 'clicked', '', clicked],
      ]),
      ...refused.map(({ event, reason, refused: count }) => [campaign, '', '', event, reason, count]),
    ],
    { escape_formulas: true, bom: true },
  )
}
