import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  checkEnvironment,
  checkMachineClock,
  checkMarkup,
  checkMigrations,
  checkSql,
  checkView,
} from './house/contents.ts'
import { checkCycles } from './house/cycles.ts'
import { checkHttp, checkImports, checkOneSimulatorDoor } from './house/imports.ts'
import { checkLanguages } from './house/languages.ts'
import { checkArguments, checkExports, checkLengthAndName, checkRole } from './house/names.ts'
import { checkPureImports, checkPurity, isPure } from './house/purity.ts'
import type { Refusal, Refuse, RefuseAt } from './house/refusal.ts'
import { checkPlan, checkRooms } from './house/rooms.ts'
import { readFacts, type SourceFile } from './house/source.ts'

const folders = ['bench', 'bin', 'edge', 'migrations', 'sample', 'scripts', 'simulator', 'src', 'tests']
const code = /\.(ts|tsx|js|mjs|cjs|jsx)$/
const written = /\.(ts|tsx|js|mjs|cjs|jsx|css|sql)$/

/** Everything that the house refuses in these files, whether they are all of it or a part, in the order of their paths. */
export function checkFiles(files: SourceFile[]): Refusal[] {
  return collect((refuseAt) => {
    const refuseIn =
      (path: string): Refuse =>
      (line, check, reason) =>
        refuseAt(path, line, check, reason)

    for (const file of files) checkLengthAndName(file, refuseIn(file.path))
    checkRooms(files, refuseAt)
    checkMigrations(files, refuseAt)
    checkLanguages(files, refuseAt)

    const all = files.filter((file) => code.test(file.path)).map(readFacts)
    const byPath = new Map(all.map((facts) => [facts.file.path, facts]))
    for (const facts of all) {
      const refuse = refuseIn(facts.file.path)
      for (const problem of facts.problems) refuse(problem.line, 'syntax', problem.what)
      checkImports(facts, refuse)
      checkHttp(facts, refuse)
      checkExports(facts, refuse)
      checkArguments(facts, refuse)
      checkRole(facts, refuse)
      checkEnvironment(facts, refuse)
      checkMachineClock(facts, refuse)
      checkSql(facts, refuse)
      checkMarkup(facts, refuse)
      if (facts.file.path.endsWith('.view.tsx')) checkView(facts, refuse)
      if (isPure(facts)) {
        checkPureImports(facts, byPath, refuse)
        checkPurity(facts, refuse)
      }
    }
    checkCycles(all, refuseAt)
    checkOneSimulatorDoor(all, refuseAt)
  })
}

/** The same of the whole house, where what the plan names must exist as well. */
export function checkHouse(files: SourceFile[]): Refusal[] {
  return inOrder([...checkFiles(files), ...collect((refuseAt) => checkPlan(files, refuseAt))])
}

function collect(check: (refuseAt: RefuseAt) => void): Refusal[] {
  const refusals: Refusal[] = []
  check((path, line, about, reason) => refusals.push({ path, line, check: about, reason }))
  return inOrder(refusals)
}

const inOrder = (refusals: Refusal[]) =>
  refusals.toSorted((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1))

/** Every written file of the repository that the house has a say in. */
export function readHouse(root: string): SourceFile[] {
  return folders
    .flatMap((folder) => list(`${root}/${folder}`, folder))
    .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }))
}

export function describeRefusal(refusal: Refusal): string {
  return `${refusal.path}:${refusal.line}  ${refusal.check}: ${refusal.reason}`
}

function list(folder: string, name: string): string[] {
  let entries: ReturnType<typeof readFolder>
  try {
    entries = readFolder(folder)
  } catch {
    return [] // not built yet
  }
  return entries.flatMap((entry) => {
    const path = `${name}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : list(`${folder}/${entry.name}`, path)
    return written.test(entry.name) && !entry.name.includes('.generated.') ? [path] : []
  })
}

function readFolder(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
}

if (import.meta.main) {
  const files = readHouse(fileURLToPath(new URL('..', import.meta.url)))
  const refusals = checkHouse(files)
  for (const refusal of refusals) console.log(describeRefusal(refusal))
  if (refusals.length > 0) process.exitCode = 1
}
