import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { RosterDeps } from './deps.ts'
import { createStaffScreen } from './staff.screen.tsx'

/** The screens on which publishers say who may what. */
export function createRoster(deps: RosterDeps) {
  return { screens: (desk: DeskShell) => ({ staff: createStaffScreen(deps, desk) }) }
}
