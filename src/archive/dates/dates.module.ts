import type { PageShell } from '../../design/frame/shell.ts'
import type { Platform } from '../../platform/platform.ts'
import { type BrowseDeps, createBrowsePages } from './browse.page.tsx'

export { ArchiveLines } from './archiveLines.view.tsx'
export {
  ARCHIVE_PATH,
  type ArchivePeriod,
  boundsOf,
  pathOfPeriod,
  sameDayBefore,
  yearsBetween,
} from './period.rule.ts'

/** The archive by year, month and day. */
export function createArchiveDates({ browsing }: Platform, deps: Omit<BrowseDeps, 'db' | 'pages'>) {
  return { pages: (shell: PageShell) => ({ archiveDates: createBrowsePages({ ...deps, db: browsing, pages: shell }) }) }
}
