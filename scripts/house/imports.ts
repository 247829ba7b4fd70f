import { levels, paymentFolder, pureFiles, purePackages, simulatorDoor } from './plan.ts'
import type { Refuse } from './refusal.ts'
import type { Facts, Import } from './source.ts'

/** Where a file stands in the house. */
export type Place =
  | { area: 'main' | 'app' | 'platform' | 'design' | 'simulator' | 'edge' | 'tests' | 'workshop' | 'outside' }
  | { area: 'module'; module: string }
  | { area: 'strange'; folder: string }

export function placeOf(path: string): Place {
  const [top, second, third] = path.split('/')
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
      if (third === undefined) return second === 'main.ts' ? { area: 'main' } : { area: 'strange', folder: 'src' }
      if (second === 'app' || second === 'platform' || second === 'design') return { area: second }
      if (second !== undefined && Object.hasOwn(levels, second)) return { area: 'module', module: second }
      return { area: 'strange', folder: `src/${second}` }
    default:
      return { area: 'outside' }
  }
}

export const isTest = (path: string) => /\.test\.tsx?$/.test(path)

export function checkImports(facts: Facts, refuse: Refuse) {
  const from = placeOf(facts.file.path)
  for (const found of facts.imports) {
    const reason = found.target === undefined ? packageReason(facts, found) : reasonAgainst(facts, from, found)
    if (reason) refuse(found.line, 'imports', reason)
  }
}

function packageReason(facts: Facts, found: Import): string | undefined {
  const { path } = facts.file
  const name = found.specifier
  if (/^stripe($|\/)/.test(name) && path.startsWith('src/') && !path.startsWith(paymentFolder)) {
    return `the payment provider's SDK is imported only in ${paymentFolder}; declare a port and let billing fulfill it`
  }
  if (name === 'node:process' && path.startsWith('src/') && found.names.includes('env')) {
    return 'the environment is read only in src/app/config.ts'
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
      return undefined // reported once, as a folder that the plan does not know
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
      return to.area === 'module' ? 'main.ts speaks to src/app, which speaks to the modules' : undefined
    case 'app':
      return undefined
    case 'platform':
      return to.area === 'platform' ? undefined : 'platform knows nothing of news: it imports only platform'
    case 'design':
      return to.area === 'design' || to.area === 'platform' ? undefined : 'design imports no module and not the app'
    case 'module':
      return moduleReason(from.module, target, to)
  }
}

function moduleReason(module: string, target: string, to: Place): string | undefined {
  if (to.area === 'app') return 'a module does not know who composes it: take it as an argument or declare a port'
  if (to.area !== 'module' || to.module === module) return undefined
  const mine = levels[module] as number
  const theirs = levels[to.module] as number
  if (theirs >= mine) {
    const relation = theirs === mine ? 'a sibling' : 'above'
    return `${to.module} (level ${theirs}) is ${relation} of ${module} (level ${mine}): declare a port that compose.ts fulfills`
  }
  const face = `src/${to.module}/${to.module}.module.ts`
  return target === face ? undefined : `only the face of another module may be imported: ${face}`
}

/**
 * A rule leans on types, on the few pure files and on rules: of its own module, or of a lower one as far as that
 * module's face hands on just what is imported. Nothing of it can wait or change.
 */
export function checkPureImports(facts: Facts, all: ReadonlyMap<string, Facts>, refuse: Refuse) {
  const from = placeOf(facts.file.path)
  const isPure = (path: string) => path.endsWith('.rule.ts') || Object.hasOwn(pureFiles, path)
  for (const found of facts.imports) {
    if (found.dynamic) refuse(found.line, 'purity', 'a rule loads nothing while it decides')
    if (found.typeOnly || found.dynamic) continue
    const { target } = found
    if (target === undefined) {
      if (!purePackages.includes(found.specifier) || facts.file.path.endsWith('.rule.ts')) {
        refuse(found.line, 'purity', `a rule imports no package, only types of it: ${found.specifier}`)
      }
      continue
    }
    if (Object.hasOwn(pureFiles, target)) continue
    const to = placeOf(target)
    if (from.area === 'module' && to.area === 'module') {
      if (from.module === to.module && target.endsWith('.rule.ts')) continue
      const handedOn = all.get(target)?.handedOn
      const ofTheFace = target.endsWith('.module.ts') && from.module !== to.module && found.names.length > 0
      if (ofTheFace && found.names.every((name) => isPure(handedOn?.get(name) ?? ''))) continue
    }
    refuse(found.line, 'purity', `a rule imports only rules, types and pure files, not ${target}`)
  }
}

/** Across all files: the simulator is started in one place of the product. */
export function checkOneSimulatorDoor(all: Facts[], refuseIn: (facts: Facts) => Refuse) {
  const doors = all.flatMap((facts) =>
    facts.file.path.startsWith('src/') && !isTest(facts.file.path)
      ? facts.imports.filter((found) => found.target === simulatorDoor).map((found) => ({ facts, found }))
      : [],
  )
  const first = doors.toSorted((a, b) => (a.facts.file.path < b.facts.file.path ? -1 : 1))[0]
  if (!first) return
  for (const { facts, found } of doors) {
    if (facts === first.facts) continue
    refuseIn(facts)(found.line, 'imports', `${first.facts.file.path} starts the simulator already; one file does`)
  }
}
