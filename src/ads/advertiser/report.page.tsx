import type { Context } from 'hono'
import type { Shell } from '../../design/frame/shell.ts'
import { dateIn } from '../../platform/calendar.ts'
import { notFound } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Campaign, type Campaigns, findCampaignById, stateOf } from '../campaigns/campaigns.module.ts'
import { type CampaignReport, reportCampaign } from '../counting/counting.module.ts'
import type { createReportLinks } from './createReportLinks.ts'
import { ReportView } from './report.view.tsx'
import { writeReportCsv } from './writeReportCsv.ts'

export type ReportDeps = Pick<Platform, 'db' | 'clock'> & {
  campaigns: Campaigns
  pacing: Parameters<typeof reportCampaign>[0]['pacing']
  links: ReturnType<typeof createReportLinks>
  zone(): string
}

const FRAME = { caching: 'no-store', noindex: true, referrer: 'same-origin', look: 'quiet' } as const

async function findReported(deps: ReportDeps, c: Context): Promise<{ campaign: Campaign; report: CampaignReport }> {
  const named = deps.links.read(c.req.param('token') ?? '')
  const campaign = named && (await findCampaignById(deps.db, named.id))
  if (!campaign || campaign.linkVersion !== named.linkVersion)
    throw notFound('report-unknown', 'This link does not work any more.')
  return { campaign, report: await reportCampaign(deps, campaign, deps.clock.now()) }
}

/** `GET /notices/report/:token`: the advertiser's own, as it is now; whoever has the link reads it. */
export function createReportPage(deps: ReportDeps, shell: Shell) {
  const { words } = shell
  return {
    async show(c: Context) {
      const { campaign, report } = await findReported(deps, c)
      const today = dateIn(deps.clock.now(), deps.zone())
      const state = stateOf(campaign, today, deps.campaigns.settings().pausedAt !== undefined)
      return shell.page(c, {
        ...FRAME,
        title: words.t('campaigns.reportTitle', { advertiser: campaign.advertiser }),
        body: (
          <ReportView
            words={words}
            campaign={campaign}
            state={state}
            report={report}
            csv={`${c.req.path}/report.csv`}
          />
        ),
      })
    },
  }
}

/** `GET /notices/report/:token/report.csv` */
export function createReportCsv(deps: ReportDeps) {
  return async (c: Context): Promise<Response> => {
    const { campaign, report } = await findReported(deps, c)
    return c.body(writeReportCsv(campaign.slug, report), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="report-${campaign.id}.csv"`,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'same-origin',
      'X-Robots-Tag': 'noindex',
    })
  }
}
