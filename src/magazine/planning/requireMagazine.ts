import { notFound } from '../../platform/errors.ts'
import type { MagazineSettings } from './issue.ts'

/** A publication has a magazine once somebody has said on which day it comes. */
export function requireMagazine(settings: MagazineSettings | undefined): MagazineSettings {
  if (!settings)
    throw notFound(
      'magazine-unknown',
      'There is no magazine yet; begin one: npx dateline magazine set day=friday hour=05:00',
    )
  return settings
}
