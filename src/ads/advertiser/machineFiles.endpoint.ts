import type { Context } from 'hono'
import { SHARED_CACHING, type Site } from '../../platform/http.ts'
import { type Campaigns, writeAdsTxt } from '../campaigns/campaigns.module.ts'

/** The day since which Dateline honors `Sec-GPC` everywhere (GPC 5.1: of the last change of what it means here). */
const HONORED_SINCE = '2026-11-28'

export type MachineFilesDeps = { site: Site; campaigns: Campaigns; publicationEmail(): string }

/** Who may sell here, and that whoever objects is heard. */
export function createMachineFiles({ site, campaigns, publicationEmail }: MachineFilesDeps) {
  const headers = { 'Cache-Control': SHARED_CACHING }
  return {
    /** GET /ads.txt */
    adsTxt(c: Context) {
      const { adsTxt, contact } = campaigns.settings()
      const text = writeAdsTxt(adsTxt, {
        contact: contact || publicationEmail(),
        domain: new URL(site.origin).hostname,
      })
      return c.body(text, 200, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
    },
    /** GET /.well-known/gpc.json */
    gpc: (c: Context) => c.json({ gpc: true, lastUpdate: HONORED_SINCE }, 200, headers),
  }
}
