import type { Context, Handler } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { PageShell } from '../../design/frame/shell.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { AccountPanel, PersonalDataHolder, SignedInListener } from '../../readers/accounts/accounts.module.ts'

type Handlers = Record<string, unknown>
type Endpoint = Handler | ((c: Context) => Response | Promise<Response>)

/**
 * What a room contributes to the whole, each where it has some. Jobs are handed to `platform.jobs` as the room is made:
 * a process that only enqueues must know them, too.
 */
export type Part = {
  /** Pages in the language of the shell, by name; `http/readerRoutes.ts` says at which address each stands. */
  pages?(shell: PageShell): Record<string, Handlers>
  /** Screens of the desk, by name; `http/deskRoutes.ts` says at which address each stands, and who may have it. */
  screens?(desk: DeskShell): Record<string, Handlers>
  /** What machines ask for, by name; `http/machineRoutes.ts` says at which address. */
  endpoints?: Record<string, Endpoint | object>
  dueWork?: readonly DueWork[]
  /** Who joins what a browser had kept with the account that signs in there. */
  signedIn?: readonly SignedInListener[]
  accountPanels?: readonly AccountPanel[]
  personalData?: readonly PersonalDataHolder[]
  close?(): void | Promise<void>
}

type Merged<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
export type PagesOf<Parts extends readonly Part[]> = Merged<
  Parts[number] extends infer One ? (One extends { pages(shell: PageShell): infer Pages } ? Pages : never) : never
>
export type ScreensOf<Parts extends readonly Part[]> = Merged<
  Parts[number] extends infer One ? (One extends { screens(desk: DeskShell): infer Screens } ? Screens : never) : never
>
export type EndpointsOf<Parts extends readonly Part[]> = Merged<
  Parts[number] extends infer One ? (One extends { endpoints: infer Endpoints } ? Endpoints : never) : never
>

export function foldPages<const Parts extends readonly Part[]>(parts: Parts, shell: PageShell): PagesOf<Parts> {
  return Object.assign({}, ...parts.map((part) => part.pages?.(shell))) as PagesOf<Parts>
}

export function foldScreens<const Parts extends readonly Part[]>(parts: Parts, desk: DeskShell): ScreensOf<Parts> {
  return Object.assign({}, ...parts.map((part) => part.screens?.(desk))) as ScreensOf<Parts>
}

export function foldEndpoints<const Parts extends readonly Part[]>(parts: Parts): EndpointsOf<Parts> {
  return Object.assign({}, ...parts.map((part) => part.endpoints)) as EndpointsOf<Parts>
}

/** All of one kind, in the order of the parts. */
export function gather<Kind extends 'dueWork' | 'signedIn' | 'accountPanels' | 'personalData'>(
  parts: readonly Part[],
  kind: Kind,
): NonNullable<Part[Kind]>[number][] {
  return parts.flatMap((part) => (part[kind] ?? []) as NonNullable<Part[Kind]>[number][])
}
