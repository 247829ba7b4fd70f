import type { DeskShell } from '../../design/frame/deskShell.ts'
import { createLogScreen, type LogScreenDeps } from './log.screen.tsx'

/** The audit log as publishers read it. */
export function createAuditLog(deps: LogScreenDeps) {
  return { screens: (desk: DeskShell) => ({ log: createLogScreen(deps, desk) }) }
}
