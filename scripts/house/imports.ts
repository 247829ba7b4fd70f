import { faceOf, isTest, type Place, placeOf } from './place.ts'
import {
  browserRooms,
  doorsOfHttp,
  environmentReader,
  paymentFolder,
  pureFiles,
  requestNamed,
  simulatorDoor,
} from './plan.ts'
import type { Refuse, RefuseAt } from './refusal.ts'
import type { Facts, Import } from './source.ts'

export function checkImports(facts: Facts, refuse: Refuse) {
  const from = placeOf(facts.file.path)
  for (const found of facts.imports) {
    const reason = found.target === undefined ? packageReason(facts, found) : reasonAgainst(facts, from, found)
    if (reason) refuse(found.line, 'imports', reason)
  }
}

function packageReason({ file: { path } }: Facts, found: Import): string | undefined {
  const name = found.specifier
  if (/^stripe($|\/)/.test(name) && path.startsWith('src/') && !path.startsWith(paymentFolder)) {
    return `the payment provider's SDK is imported only in ${paymentFolder}; declare a port and let billing fulfill it`
  }
  if (name === 'node:process' && path.startsWith('src/') && found.names.includes('env')) {
    return `the environment is read only in ${environmentReader}`
  }
  return undefined
}

function reasonAgainst(facts: Facts, from: Place, found: Import): string | undefined {
  const { path } = facts.file
  const target = found.target as string
  const to = placeOf(target)
  const test = isTest(path)
  // Measured first: whoever leaves the repository by a relative path is wrong everywhere.
  if (target.startsWith('..')) return `${found.specifier} lies outside the repository`

  switch (from.area) {
    case 'workshop':
    case 'tests':
    case 'outside':
      return undefined
    case 'simulator':
      return to.area === 'simulator'
        ? undefined
        : 'the simulator knows nothing of Dateline: it imports only its own files'
    case 'edge':
      return to.area === 'edge' || target.endsWith('.rule.ts') || Object.hasOwn(pureFiles, target)
        ? undefined
        : 'the edge imports only rules, so that it decides as the site does and carries nothing else'
    case 'strange':
      return undefined // refused once, as a folder that the plan does not know
  }

  // Types of a pure file bring nothing along, and browsers read such files as they are.
  if (from.area === 'room' && found.typeOnly && Object.hasOwn(pureFiles, path) && Object.hasOwn(pureFiles, target)) {
    return undefined
  }
  if (to.area === 'simulator') {
    if (target === simulatorDoor && (from.area === 'app' || from.area === 'main' || test)) return undefined
    return `only the composition in src/app (and tests) may start the simulator, through ${simulatorDoor}`
  }
  if (to.area === 'tests') return test ? undefined : 'only a test may import from tests/'
  if (to.area === 'edge') return 'the edge imports rules; nothing imports the edge'
  if (to.area === 'workshop' || to.area === 'outside') return `the product does not import ${target}`
  if (to.area === 'main') return 'nothing imports the command line'

  switch (from.area) {
    case 'main':
      return to.area === 'room' ? 'main.ts speaks to src/app, which speaks to the rooms' : undefined
    case 'app':
      return to.area === 'room' ? behindTheFace(to.room, target) : undefined
    case 'platform':
      return to.area === 'platform' ? undefined : 'platform knows nothing of news: it imports only platform'
    case 'design':
      return to.area === 'design' || to.area === 'platform' ? undefined : 'design imports no room and not the app'
    case 'room':
      return roomReason(from, path, to, target)
  }
}

type Room = Place & { area: 'room' }

function roomReason(from: Room, path: string, to: Place, target: string): string | undefined {
  if (to.area === 'app') return 'a room does not know who composes it: take it as an argument or declare a port'
  if (to.area !== 'room') return undefined
  if (browserRooms.includes(from.room) && to.room !== from.room) {
    if (target.endsWith('.rule.ts') || Object.hasOwn(pureFiles, target)) return undefined
    return 'code for the browser imports only rules and pure files of other rooms, never a face'
  }
  if (browserRooms.includes(to.room) && to.room !== from.room) return `${to.room} runs in browsers only`
  if (to.room === from.room) {
    // A test stands outside of its room, where the face is the way in.
    if (target !== faceOf(from.room) || isTest(path)) return undefined
    return 'the face is for other rooms; import the file in which it stands, types too'
  }
  if (to.level >= from.level) {
    const relation = to.level === from.level ? 'a sibling of' : 'above'
    return `${to.room} (level ${to.level}) is ${relation} ${from.room} (level ${from.level}): declare a port that src/app/compose fulfills`
  }
  return behindTheFace(to.room, target)
}

function behindTheFace(room: string, target: string): string | undefined {
  return target === faceOf(room) ? undefined : `only the face of a room may be imported: ${faceOf(room)}`
}

/** A request stays at the door: what decides and stores takes values, so that a job or a command may call it too. */
export function checkHttp(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  const { area } = placeOf(path)
  if ((area !== 'room' && area !== 'design') || isTest(path)) return
  if (doorsOfHttp.some((suffix) => path.endsWith(suffix)) || Object.hasOwn(requestNamed, path)) return
  for (const found of facts.imports) {
    // Making markup is no request.
    if (!/^(@?hono)($|\/)/.test(found.specifier) || /^hono\/(jsx|html)($|\/)/.test(found.specifier)) continue
    const doors = doorsOfHttp.join(', ')
    refuse(found.line, 'http', `${found.specifier} is imported only in ${doors}, src/app and src/platform; take values`)
  }
}

/** Across all files: the simulator is started in one place of the product. */
export function checkOneSimulatorDoor(all: Facts[], refuseAt: RefuseAt) {
  const doors = all.flatMap(({ file: { path }, imports }) =>
    path.startsWith('src/') && !isTest(path)
      ? imports.filter((found) => found.target === simulatorDoor).map(({ line }) => ({ path, line }))
      : [],
  )
  const first = doors.toSorted((a, b) => (a.path < b.path ? -1 : 1))[0]?.path
  for (const { path, line } of doors) {
    if (path !== first) refuseAt(path, line, 'imports', `${first} starts the simulator already; one file does`)
  }
}
