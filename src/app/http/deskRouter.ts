import type { Context, Handler } from 'hono'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import type { Permission } from '../../staff/permissions/permissions.module.ts'

/** A screen is asked only by whoever may have it. */
export type Screen = (c: Context, at: AtDesk) => Response | Promise<Response>

/** How `deskRoutes` says what is where, and for whom. */
export type DeskRouter = {
  get(path: string, permission: Permission, screen: Screen): void
  post(path: string, permission: Permission, screen: Screen): void
  /** What stands before the door. */
  door: { get(path: string, handler: Handler): void; post(path: string, handler: Handler): void }
}
