import type { DeskShell } from '../../design/frame/deskShell.ts'
import { createTodayScreen, type TodayDeps } from './today.screen.tsx'

export type { TodayPorts } from './todayPorts.ts'

/** The first screen of the desk. */
export function createToday(deps: TodayDeps) {
  return { screens: (desk: DeskShell) => ({ today: createTodayScreen(deps, desk) }) }
}
