import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { ReplacingDeps } from './deps.ts'
import { createReplaceScreen } from './replace.screen.tsx'
import { handleReplacements } from './replacement.job.ts'

/** One picture in the place of another, wherever articles have it. */
export function createReplacing(deps: ReplacingDeps) {
  handleReplacements(deps)
  return { screens: (desk: DeskShell) => ({ replace: createReplaceScreen(deps, desk) }) }
}
