import type { PageShell } from '../../design/frame/shell.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Campaign, Campaigns } from '../campaigns/campaigns.module.ts'
import { createReportLinks } from './createReportLinks.ts'
import { createMachineFiles } from './machineFiles.endpoint.ts'
import { createRatesPage } from './rates.page.tsx'
import { createReportCsv, createReportPage, type ReportDeps } from './report.page.tsx'

export type AdvertiserDeps = Pick<ReportDeps, 'campaigns' | 'pacing' | 'zone'> & {
  campaigns: Campaigns
  publicationEmail(): string
}

/** What advertisers see: the rate card, each the report of their own booking; and what their machines ask for. */
export function createAdvertiser(platform: Platform, deps: AdvertiserDeps) {
  const { site, signerFor } = platform
  const links = createReportLinks(signerFor('advertisers'), site)
  const reporting = { ...platform, ...deps, links }
  const { adsTxt, gpc } = createMachineFiles({ site, ...deps })
  return {
    /** Where an advertiser reads what came of their booking: a secret between them and the publisher. */
    reportLink: (campaign: Pick<Campaign, 'id' | 'linkVersion'>): string => links.linkOf(campaign),
    pages: (shell: PageShell) => ({
      noticeRates: createRatesPage(deps, shell),
      noticeReport: createReportPage(reporting, shell),
    }),
    endpoints: { adsTxt, gpc, noticeReportCsv: createReportCsv(reporting) },
  }
}
