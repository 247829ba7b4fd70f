import { absoluteUrl, type Site } from '../../platform/http.ts'
import type { Signer } from '../../platform/signing.ts'
import type { Campaign } from '../campaigns/campaigns.module.ts'

const REPORT_PATH = '/notices/report'

/** The private link of each booking: nothing of it is stored, and raising the booking's `linkVersion` ends it. */
export function createReportLinks(signer: Signer, site: Site) {
  return {
    linkOf: ({ id, linkVersion }: Pick<Campaign, 'id' | 'linkVersion'>): string =>
      absoluteUrl(site, `${REPORT_PATH}/${signer.sign(`${id}-${linkVersion}`)}`),
    /** undefined: this was never a link of ours. Whether it still opens, the booking's `linkVersion` says. */
    read(token: string): { id: number; linkVersion: number } | undefined {
      const match = /^(\d{1,15})-(\d{1,9})$/.exec(signer.verify(token) ?? '')
      return match ? { id: Number(match[1]), linkVersion: Number(match[2]) } : undefined
    },
  }
}
