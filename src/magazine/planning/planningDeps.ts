import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

export type PlanningDeps = Pick<Platform, 'db' | 'clock' | 'log'> & { publication: Publication; media: Media }
