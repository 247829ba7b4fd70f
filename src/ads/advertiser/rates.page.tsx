import type { Context } from 'hono'
import type { PageShell } from '../../design/frame/shell.ts'
import { type Campaigns, PLACEMENTS } from '../campaigns/campaigns.module.ts'
import { RatesView } from './rates.view.tsx'

export type RatesDeps = { campaigns: Campaigns; publicationEmail(): string }

/** `GET /notices/rates`: what notices cost here, and what an advertiser gets for it. */
export function createRatesPage({ campaigns, publicationEmail }: RatesDeps, shell: PageShell) {
  const { words } = shell
  return {
    show: (c: Context) =>
      shell.shared(c, {
        key: 'notice-rates',
        version: `${campaigns.version()} ${publicationEmail()}`,
        make: async () => ({
          title: words.t('campaigns.ratesTitle'),
          description: words.t('campaigns.ratesLead'),
          path: '/notices/rates',
          body: (
            <RatesView
              words={words}
              rates={campaigns
                .rates()
                .toSorted((a, b) => PLACEMENTS.indexOf(a.placement) - PLACEMENTS.indexOf(b.placement))}
              contact={campaigns.settings().contact || publicationEmail()}
            />
          ),
        }),
      }),
  }
}
