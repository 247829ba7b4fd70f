import { levels } from './plan.ts'

/** Where a file stands in the house. */
export type Place =
  | { area: 'main' | 'app' | 'platform' | 'design' | 'simulator' | 'edge' | 'tests' | 'workshop' | 'outside' }
  | { area: 'room'; room: string; level: number }
  | { area: 'strange'; folder: string; reason: string }

const levelOf = new Map(levels.flatMap((rooms, level) => rooms.map((room) => [room, level] as const)))

export function placeOf(path: string): Place {
  const [top, ...rest] = path.split('/')
  switch (top) {
    case 'simulator':
    case 'edge':
    case 'tests':
      return { area: top }
    case 'scripts':
    case 'bench':
    case 'sample':
    case 'bin':
      return { area: 'workshop' }
    case 'src':
      return placeInSource(path, rest)
    default:
      return { area: 'outside' }
  }
}

function placeInSource(path: string, [wing, name, ...below]: string[]): Place {
  if (path === 'src/main.ts') return { area: 'main' }
  if (name !== undefined && (wing === 'app' || wing === 'platform' || wing === 'design')) return { area: wing }
  const strange = (reason: string): Place => ({ area: 'strange', folder: folderOf(path), reason })
  if (below.length === 0) return strange('a file stands in a room, src/<wing>/<room>/, not beside the rooms')
  if (below.length > 1) return strange('a room has no folders; what is a subject of its own is a room of its own')
  const room = `${wing}/${name}`
  const level = levelOf.get(room)
  if (level === undefined) return strange(`${room} has no place in the plan; give it one in scripts/house/plan.ts`)
  return { area: 'room', room, level }
}

/** `money/plans` → `src/money/plans/plans.module.ts` */
export const faceOf = (room: string) => `src/${room}/${baseName(room)}.module.ts`

export const isTest = (path: string) => /\.test\.tsx?$/.test(path)

export const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

export const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'))
