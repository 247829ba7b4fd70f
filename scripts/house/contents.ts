import { isTest, placeOf } from './imports.ts'
import {
  databaseTimeAllowed,
  emptyEndings,
  emptyNames,
  environmentReaders,
  longest,
  machineClockAllowed,
  neitherUseCaseNorSuffix,
  suffixes,
  unescapedMarkup,
  verbs,
} from './plan.ts'
import type { Refuse } from './refusal.ts'
import { countLines, type Facts, lineFinder, type SourceFile, withoutSqlComments } from './source.ts'

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** What holds for every file, whatever language it is written in. */
export function checkLengthAndName(file: SourceFile, refuse: Refuse) {
  const limit = isTest(file.path) ? longest.test : longest.source
  const lines = countLines(file.text)
  if (lines > limit) refuse(limit + 1, 'length', `${lines} lines, at most ${limit}: it holds more than one subject`)

  const base = baseName(file.path)
  if (/^index\.[a-z]+$/.test(base)) refuse(1, 'names', 'no index files: a file is called after what is in it')
  const words = file.path.split('/').flatMap((part) => wordsOf(part))
  const empty = words.find((word) => emptyNames.includes(word))
  if (empty) refuse(1, 'names', `"${empty}" says nothing of what is inside; name the subject`)
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

/** In a module's folder the name says the role. */
export function checkRole(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  const place = placeOf(path)
  if (place.area === 'strange') {
    refuse(1, 'plan', `${place.folder} has no place in the plan; give it a level in scripts/house/plan.ts`)
  }
  if (place.area !== 'module') return
  const base = baseName(path)
  if (base.endsWith('.module.ts') && path !== `src/${place.module}/${place.module}.module.ts`) {
    refuse(1, 'names', `the one face of ${place.module} is ${place.module}.module.ts in its folder`)
  }
  if (suffixes.some((suffix) => base.endsWith(suffix)) || Object.hasOwn(neitherUseCaseNorSuffix, path)) return

  const name = base.replace(/\.tsx?$/, '')
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    refuse(
      1,
      'names',
      `.${name.split('.').slice(1).join('.')} is no suffix of this house, and a use case is one camelCase verb`,
    )
    return
  }
  // A file of types alone has no role when the program runs; it is called after what it describes.
  if (facts.values.length === 0 && facts.types.length > 0) return
  // A constant that belongs to the use case, such as the channel on which it announces, may stand beside it.
  const functions = [...new Set(facts.values.map((found) => found.what).filter((what) => !/^[A-Z0-9_]+$/.test(what)))]
  if (functions.length !== 1 || functions[0] !== name) {
    const has = functions.length === 0 ? 'it exports no function' : `it exports ${functions.join(', ')}`
    refuse(1, 'names', `a file without a suffix is a use case and exports one function, ${name}; ${has}`)
    return
  }
  const verb = wordsOf(name)[0] ?? ''
  if (!verbs.has(verb)) {
    refuse(1, 'names', `a use case begins with a verb, "${verb}" is none that scripts/house/plan.ts knows`)
  }
}

const pureEnough = 'pass it in: a rule is given everything it decides by'
const forbiddenInRules: Record<string, string> = {
  async: 'a rule answers at once',
  await: 'a rule answers at once',
  'Date.now': pureEnough,
  'new Date()': pureEnough,
  'Date()': pureEnough,
  'Temporal.Now': pureEnough,
  'Math.random': pureEnough,
  globalThis: pureEnough,
  process: pureEnough,
  performance: pureEnough,
  crypto: pureEnough,
  console: 'a rule says what it has to say in its answer',
  fetch: 'a rule asks nobody',
  setTimeout: 'a rule waits for nothing',
  setInterval: 'a rule waits for nothing',
  setImmediate: 'a rule waits for nothing',
  queueMicrotask: 'a rule waits for nothing',
}

export function checkPurity(facts: Facts, refuse: Refuse) {
  for (const found of facts.uses) {
    if (Object.hasOwn(forbiddenInRules, found.what)) {
      refuse(found.line, 'purity', `${found.what} in a rule: ${forbiddenInRules[found.what]}`)
    }
  }
}

export function checkEnvironment(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  if (!/^(src|edge|sample)\//.test(path) || isTest(path)) return
  if (environmentReaders.some((reader) => path.startsWith(reader))) return
  for (const found of facts.uses) {
    if (found.what === 'process.env') {
      refuse(found.line, 'environment', 'process.env is read only in src/app/config.ts; take a typed value instead')
    }
  }
}

/** A module's decisions take `now` from Dateline's clock, never from the machine's. */
export function checkMachineClock(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  const place = placeOf(path)
  // An island runs at the reader's, whose clock is the only one there is; rules are judged by their purity.
  if (place.area !== 'module' || isTest(path) || path.endsWith('.client.ts') || path.endsWith('.rule.ts')) return
  if (Object.hasOwn(machineClockAllowed, path)) return
  for (const found of facts.uses) {
    if (['Date.now', 'new Date()', 'Date()', 'Temporal.Now'].includes(found.what)) {
      refuse(found.line, 'time', `${found.what}: time is an argument, from the clock that compose.ts hands out`)
    }
  }
}

export function checkSql(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  if (!path.startsWith('src/') || isTest(path)) return
  const place = placeOf(path)
  const isSql = path.endsWith('.sql.ts')
  if ((place.area === 'module' || place.area === 'design') && !isSql) {
    for (const found of facts.imports) {
      if (!found.typeOnly && /^(kysely|pg)($|\/)/.test(found.specifier)) {
        refuse(found.line, 'sql', `SQL stands in .sql.ts files only; ${found.specifier} is imported there`)
      }
    }
    for (const found of facts.uses) {
      if (found.what === 'sql``') refuse(found.line, 'sql', 'the sql template stands in .sql.ts files only')
    }
  }
  if (databaseTimeAllowed.includes(path)) return
  for (const said of facts.strings) {
    if (isSql || said.sql) refuseDatabaseTime(said.text, said.line, refuse)
  }
}

const databaseTime =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(?:current_timestamp|current_date|current_time|localtimestamp|localtime)\b/gi

function refuseDatabaseTime(text: string, firstLine: number, refuse: Refuse) {
  const said = withoutSqlComments(text)
  const lineOf = lineFinder(said)
  for (const match of said.matchAll(databaseTime)) {
    refuse(
      firstLine + lineOf(match.index) - 1,
      'sql',
      `${match[0]}: the database's clock decides nothing; bind Dateline's now`,
    )
  }
}

export function checkMarkup(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  if (!path.startsWith('src/') || Object.hasOwn(unescapedMarkup, path)) return
  const reason = 'markup is escaped by construction; an exception needs its reason in scripts/house/plan.ts'
  for (const found of facts.imports) {
    if (/^hono\/(utils\/)?html$/.test(found.specifier) && found.names.includes('raw')) {
      refuse(found.line, 'markup', `raw: ${reason}`)
    }
  }
  for (const found of facts.uses) {
    if (['jsx:dangerouslySetInnerHTML', 'key:dangerouslySetInnerHTML', 'raw()'].includes(found.what)) {
      refuse(found.line, 'markup', `${found.what.replace(/^(jsx|key):/, '')}: ${reason}`)
    }
    if (['.innerHTML', '.outerHTML', '.insertAdjacentHTML', '.setHTMLUnsafe', 'document.write'].includes(found.what)) {
      refuse(found.line, 'markup', `${found.what.replace(/^\./, '')}: ${reason}`)
    }
  }
}

/** A view turns props into HTML: it asks nobody, waits for nothing and reads no clock. */
export function checkView(facts: Facts, refuse: Refuse) {
  for (const found of facts.imports) {
    if (found.typeOnly) continue
    const target = found.target ?? found.specifier
    if (/\.(sql|page|endpoint|screen|job)\.tsx?$/.test(target) || /^(pg|kysely|stripe|nodemailer)($|\/)/.test(target)) {
      refuse(found.line, 'views', `a view is given its props; it does not import ${target}`)
    }
  }
  for (const found of facts.uses) {
    if (['async', 'await', 'Date.now', 'new Date()', 'Temporal.Now', 'fetch', 'Math.random'].includes(found.what)) {
      refuse(found.line, 'views', `${found.what}: a view is props to HTML, nothing else`)
    }
  }
}

/** Forward only, one number each, and no time but Dateline's. */
export function checkMigrations(files: SourceFile[], refuseIn: (file: SourceFile) => Refuse) {
  const numbers = new Map<string, string>()
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const refuse = refuseIn(file)
    const base = baseName(file.path)
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(base)?.[1]
    if (!number) refuse(1, 'migrations', 'a migration is called 0001-what-it-does.sql')
    else if (numbers.has(number)) refuse(1, 'migrations', `${numbers.get(number)} has that number already`)
    else numbers.set(number, base)
    refuseDatabaseTime(file.text, 1, refuse)
  }
}

/** `dateUtils.test.ts` → date, utils, test, ts */
function wordsOf(name: string): string[] {
  return name
    .split(/[^A-Za-z]+|(?<=[a-z0-9])(?=[A-Z])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}
