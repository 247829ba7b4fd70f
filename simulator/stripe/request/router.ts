import type { Parameters } from './form.ts'
import type { Work } from './work.ts'

/** One API request, decoded, inside its transaction. `id` is the object named in the path, or empty. */
export interface Call extends Work {
  parameters: Parameters
  path: string
  id: string
  /** The second object of the path, or empty. */
  innerId: string
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** `:id` and `:inner` stand for one segment each. */
  path: string
  access: 'read' | 'write'
  act: (call: Call) => Promise<unknown> | unknown
}

export interface Match {
  route: Route
  id: string
  innerId: string
}

export function matchRoute(routes: readonly Route[], method: string, path: string): Match | 'wrong method' | undefined {
  const segments = path.split('/')
  let seen = false
  for (const route of routes) {
    const found = matchPath(route.path, segments)
    if (found === undefined) continue
    if (route.method === method) return { route, ...found }
    seen = true
  }
  return seen ? 'wrong method' : undefined
}

function matchPath(pattern: string, segments: string[]): { id: string; innerId: string } | undefined {
  const parts = pattern.split('/')
  if (parts.length !== segments.length) return undefined
  let id = ''
  let innerId = ''
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? ''
    if (part === ':id') id = segment
    else if (part === ':inner') innerId = segment
    else if (part !== segment) return undefined
  }
  return { id, innerId }
}
