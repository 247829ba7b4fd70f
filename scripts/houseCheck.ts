import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  checkEnvironment,
  checkExports,
  checkLengthAndName,
  checkMachineClock,
  checkMarkup,
  checkMigrations,
  checkPurity,
  checkRole,
  checkSql,
  checkView,
} from './house/contents.ts'
import { checkImports, checkOneSimulatorDoor, checkPureImports } from './house/imports.ts'
import { checkLanguages } from './house/languages.ts'
import { neitherUseCaseNorSuffix, pureFiles, unescapedMarkup } from './house/plan.ts'
import type { Refusal, Refuse } from './house/refusal.ts'
import { readFacts, type SourceFile } from './house/source.ts'

const folders = ['bench', 'bin', 'edge', 'migrations', 'sample', 'scripts', 'simulator', 'src', 'tests']
const code = /\.(ts|tsx|js|mjs|cjs|jsx)$/
const written = /\.(ts|tsx|js|mjs|cjs|jsx|css|sql)$/

/** Everything that the house refuses in these files, in the order of their paths. */
export function checkHouse(files: SourceFile[]): Refusal[] {
  const refusals: Refusal[] = []
  const refuseIn =
    (file: SourceFile): Refuse =>
    (line, check, reason) =>
      refusals.push({ path: file.path, line, check, reason })

  for (const file of files) checkLengthAndName(file, refuseIn(file))
  checkLanguages(files, refuseIn)
  checkMigrations(
    files.filter((file) => file.path.startsWith('migrations/')),
    refuseIn,
  )

  const all = files.filter((file) => code.test(file.path)).map(readFacts)
  const byPath = new Map(all.map((facts) => [facts.file.path, facts]))
  for (const facts of all) {
    const refuse = refuseIn(facts.file)
    for (const problem of facts.problems) refuse(problem.line, 'syntax', problem.what)
    checkImports(facts, refuse)
    checkExports(facts, refuse)
    checkRole(facts, refuse)
    checkEnvironment(facts, refuse)
    checkMachineClock(facts, refuse)
    checkSql(facts, refuse)
    checkMarkup(facts, refuse)
    if (facts.file.path.endsWith('.view.tsx')) checkView(facts, refuse)
    if (facts.file.path.endsWith('.rule.ts') || Object.hasOwn(pureFiles, facts.file.path)) {
      checkPureImports(facts, byPath, refuse)
      checkPurity(facts, refuse)
    }
  }
  checkOneSimulatorDoor(all, (facts) => refuseIn(facts.file))
  return refusals.toSorted((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1))
}

/** Every written file of the repository that the house has a say in. */
export function readHouse(root: string): SourceFile[] {
  return folders
    .flatMap((folder) => list(`${root}/${folder}`, folder))
    .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }))
}

/** An exception outlives its file easily; then it would excuse a new file of that name. */
export function staleExceptions(files: SourceFile[]): Refusal[] {
  const paths = new Set(files.map((file) => file.path))
  return [neitherUseCaseNorSuffix, pureFiles, unescapedMarkup].flatMap((exceptions) =>
    Object.keys(exceptions)
      .filter((path) => !paths.has(path))
      .map((path) => ({
        path: 'scripts/house/plan.ts',
        line: 1,
        check: 'plan' as const,
        reason: `names ${path}, which does not exist`,
      })),
  )
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
  const refusals = [...checkHouse(files), ...staleExceptions(files)]
  for (const refusal of refusals) console.log(describeRefusal(refusal))
  if (refusals.length > 0) process.exitCode = 1
}
