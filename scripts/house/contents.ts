import { baseName, isTest, placeOf } from './place.ts'
import { browserRooms, databaseTimeAllowed, environmentReader, machineClockAllowed, unescapedMarkup } from './plan.ts'
import type { Refuse, RefuseAt } from './refusal.ts'
import { type Facts, lineFinder, type SourceFile, withoutSqlComments } from './source.ts'

export function checkEnvironment(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  if (!/^(src|edge|sample)\//.test(path) || isTest(path)) return
  if (path === environmentReader) return
  for (const found of facts.uses) {
    if (found.what === 'process.env') {
      refuse(found.line, 'environment', `process.env is read only in ${environmentReader}; take a typed value instead`)
    }
  }
}

/** A room's decisions take `now` from Dateline's clock, never from the machine's. */
export function checkMachineClock(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  const place = placeOf(path)
  // An island runs at the reader's, whose clock is the only one there is; rules are judged by their purity.
  if (place.area !== 'room' || browserRooms.includes(place.room)) return
  if (isTest(path) || path.endsWith('.client.ts') || path.endsWith('.rule.ts')) return
  if (Object.hasOwn(machineClockAllowed, path)) return
  for (const found of facts.uses) {
    if (['Date.now', 'new Date()', 'Date()', 'Temporal.Now'].includes(found.what)) {
      refuse(found.line, 'time', `${found.what}: time is an argument, from the clock that src/app/compose hands out`)
    }
  }
}

export function checkSql(facts: Facts, refuse: Refuse) {
  const { path } = facts.file
  if (!path.startsWith('src/') || isTest(path)) return
  const place = placeOf(path)
  const isSql = path.endsWith('.sql.ts')
  if ((place.area === 'room' || place.area === 'design') && !isSql) {
    for (const found of facts.imports) {
      if (!found.typeOnly && /^(kysely|pg)($|\/)/.test(found.specifier)) {
        refuse(found.line, 'sql', `SQL stands in .sql.ts files only; ${found.specifier} is imported there`)
      }
    }
    for (const found of facts.uses) {
      if (found.what === 'sql``') refuse(found.line, 'sql', 'the sql template stands in .sql.ts files only')
    }
  }
  if (Object.hasOwn(databaseTimeAllowed, path)) return
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
export function checkMigrations(files: SourceFile[], refuseAt: RefuseAt) {
  const numbers = new Map<string, string>()
  for (const { path, text } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!path.startsWith('migrations/')) continue
    const refuse: Refuse = (line, check, reason) => refuseAt(path, line, check, reason)
    const base = baseName(path)
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(base)?.[1]
    if (!number) refuse(1, 'migrations', 'a migration is called 0001-what-it-does.sql')
    else if (numbers.has(number)) refuse(1, 'migrations', `${numbers.get(number)} has that number already`)
    else numbers.set(number, base)
    refuseDatabaseTime(text, 1, refuse)
  }
}
