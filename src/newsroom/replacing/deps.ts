import type { Languages } from '../../design/words/languages.ts'
import type { Library } from '../../media/library/library.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Findings, LetStand } from '../publishing/publishing.module.ts'

export type ReplacingDeps = Pick<Platform, 'db' | 'jobs' | 'clock' | 'log'> & {
  library: Library
  publication: Publication
  /** In which what becomes of each article is written down. */
  languages: Pick<Languages, 'own'>
  findings: Findings
  letStand: LetStand
}
