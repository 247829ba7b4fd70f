import { baseName, faceOf, isTest, placeOf } from './place.ts'
import {
  browserRooms,
  compositionFolder,
  emptyEndings,
  emptyNames,
  most,
  neitherUseCaseNorSuffix,
  suffixes,
} from './plan.ts'
import type { Refuse } from './refusal.ts'
import { countLines, type Facts, type SourceFile } from './source.ts'

/** What holds for every file, whatever language it is written in. */
export function checkLengthAndName(file: SourceFile, refuse: Refuse) {
  const lines = countLines(file.text)
  const [limit, reason] = limitOf(file.path)
  if (lines > limit) refuse(limit + 1, 'size', `${lines} lines, at most ${limit}: ${reason}`)

  const base = baseName(file.path)
  if (/^index\.[a-z]+$/.test(base)) refuse(1, 'names', 'no index files: a file is called after what is in it')
  const words = file.path.split('/').flatMap((part) => wordsOf(part))
  const empty = words.find((word) => emptyNames.includes(word))
  if (empty) refuse(1, 'names', `"${empty}" says nothing of what is inside; name the subject`)
}

function limitOf(path: string): [limit: number, reason: string] {
  if (isTest(path)) return [most.linesOfTest, 'it holds more than one subject']
  if (path.endsWith('.module.ts')) return [most.linesOfFace, 'a face hands on what stands in other files']
  if (path.startsWith(compositionFolder)) return [most.linesOfComposition, 'a room contributes itself, as a Part']
  return [most.lines, 'it holds more than one subject']
}

export function checkExports(facts: Facts, refuse: Refuse) {
  // What a package without types exports by default can only be declared so.
  const declares = facts.file.path.endsWith('.d.ts')
  for (const found of facts.values) {
    if (found.what === 'default' && !declares)
      refuse(found.line, 'exports', 'no default exports: a name is given once, where it is defined')
  }
  if (!facts.file.path.startsWith('src/')) return
  for (const found of [...facts.types, ...facts.values]) {
    const ending = emptyEndings.find((word) => found.what.endsWith(word))
    if (ending && /^[A-Z]/.test(found.what)) {
      refuse(found.line, 'names', `${found.what}: "${ending}" could stand on anything; say what it is`)
    }
  }
}

const LAST = ['now before nothing', 'now before zone']

/** One order of arguments, so that nobody has to look it up: the database, whose it is, what, `now`, its zone. */
export function checkArguments({ file, uses }: Facts, refuse: Refuse) {
  if (!file.path.startsWith('src/') || isTest(file.path)) return
  for (const { what, line } of uses) {
    if (what.startsWith('now before ') && !LAST.includes(what)) {
      refuse(line, 'arguments', `${what.slice('now before '.length)} stands after now; now is last, or its zone is`)
    }
    // The rules come with what they are for; whatever else asks the database has it first.
    if (what.startsWith('db after ') && what !== 'db after deps') {
      refuse(
        line,
        'arguments',
        `the database stands after ${what.slice('db after '.length)}; it is first, or after deps`,
      )
    }
  }
}

const isConstant = (name: string) => /^[A-Z][A-Z0-9_]*$/.test(name)

/** The name says the role: a rule's wherever it stands, any other in a room. */
export function checkRole(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  const base = baseName(path)
  // Whether a function decides or parses only a reader can tell; without a function nothing is decided.
  if (base.endsWith('.rule.ts') && !facts.values.some((found) => found.form === 'function')) {
    refuse(1, 'names', 'a rule decides, so it exports a function; data, types and ports go without .rule.ts')
  }
  const place = placeOf(path)
  if (place.area !== 'room') return
  if (base.endsWith('.module.ts') && path !== faceOf(place.room)) {
    refuse(1, 'names', `the one face of ${place.room} is ${faceOf(place.room)}`)
  }
  // What runs in browsers are the parts of an island, and no use cases.
  if (browserRooms.includes(place.room)) return
  if (suffixes.some((suffix) => base.endsWith(suffix)) || Object.hasOwn(neitherUseCaseNorSuffix, path)) return

  const name = base.replace(/\.tsx?$/, '')
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    const suffix = name.split('.').slice(1).join('.')
    const problem = suffix === '' ? `${name} begins with a capital` : `.${suffix} is no suffix of this house`
    refuse(1, 'names', `${problem}; a use case is called after its one function, other files after their subject`)
    return
  }
  // Types and data have no role when the program runs; the file is called after its subject.
  if (isTypesAlone(facts) || isData(facts)) return
  // A constant that belongs to the use case, such as the channel on which it announces, may stand beside it.
  const rest = facts.values.filter((found) => !isConstant(found.what) && found.form !== 'class')
  // A function with overloads is exported once for each.
  const names = new Set(rest.map((found) => found.what))
  if (names.size === 1 && names.has(name) && rest.every((found) => found.form !== 'plain')) return
  const has = names.size === 0 ? 'it exports none' : `it exports ${[...names].join(', ')}`
  refuse(1, 'names', `a file without a suffix is a use case and exports one function, ${name}; ${has}`)
}

/** A class without a function beside it is the type of what it makes, such as an error. */
const isTypesAlone = ({ types, values }: Facts) =>
  types.length + values.length > 0 && values.every((found) => found.form === 'class')

/** Constants alone: limits, lists, a snapshot. Held to the purity of rules, so that rules may use it. */
export function isData({ file, values }: Facts): boolean {
  return (
    placeOf(file.path).area === 'room' &&
    /^[^.]+\.ts$/.test(baseName(file.path)) &&
    values.length > 0 &&
    values.every((found) => isConstant(found.what) && found.form !== 'function')
  )
}

/** `dateUtils.test.ts` → date, utils, test, ts */
function wordsOf(name: string): string[] {
  return name
    .split(/[^A-Za-z]+|(?<=[a-z0-9])(?=[A-Z])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}
