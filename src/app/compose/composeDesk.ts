import type { Context } from 'hono'
import type { Assets } from '../../design/frame/assets.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { createDeskShell } from '../http/createDeskShell.tsx'
import type { Dateline } from './compose.ts'
import { foldScreens } from './part.ts'

export type Screens = ReturnType<typeof composeDesk>['screens']

/** The desk: its frame, which knows who is here for each request, and every screen. */
export function composeDesk(dateline: Dateline, assets: Assets) {
  const whoIsHere = new WeakMap<Context, AtDesk>()
  const desk = createDeskShell({ ...dateline, assets }, whoIsHere)
  const { whoComes } = dateline.staffSignIn
  const { browserOf } = dateline
  return { desk, screens: foldScreens(dateline.parts, desk), whoIsHere, whoComes, browserOf }
}
