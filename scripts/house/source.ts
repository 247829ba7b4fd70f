import { parseSync } from 'oxc-parser'
import { type Form, formsIn, type Node, readProgram } from './syntax.ts'

/** One file as the checks see it. Paths are relative to the repository, with forward slashes. */
export type SourceFile = { path: string; text: string }

export type Import = {
  specifier: string
  /** Repository path for a relative import, undefined for a package. */
  target: string | undefined
  typeOnly: boolean
  /** What is taken as a value; `*` for everything. */
  names: string[]
  dynamic: boolean
  line: number
}

export type Use = { what: string; line: number }

export type Facts = {
  file: SourceFile
  imports: Import[]
  /** Names exported as values; `default` for a default export, `*` for a re-export of everything. */
  values: Array<Use & { form: Form }>
  types: Use[]
  /** By exported name, the file of ours from which a value is handed on. */
  handedOn: Map<string, string>
  /** Dotted names that are read or called: `Date.now`, `process.env`, `await`, `new Date()`. */
  uses: Use[]
  /** Text of every string and template, for what is said to the database. */
  strings: Array<{ text: string; line: number; sql: boolean }>
  problems: Use[]
}

export function readFacts(file: SourceFile): Facts {
  const parsed = parseSync(file.path, file.text)
  const lineOf = lineFinder(file.text)
  const facts: Facts = {
    file,
    imports: [],
    values: [],
    types: [],
    handedOn: new Map(),
    uses: [],
    strings: [],
    problems: parsed.errors.map((error) => ({ what: error.message, line: lineOf(error.labels[0]?.start ?? 0) })),
  }
  // Of the tests and tools outside the product only imports and exports are judged. Skipping their bodies, unless
  // one imports in the midst of them, saves a third of the time.
  const body =
    /^(src|edge|sample)\//.test(file.path) || /\bimport\s*\(/.test(file.text)
      ? (parsed.program as unknown as Node)
      : undefined
  const forms = body ? formsIn(body) : new Map<string, Form>()

  for (const found of parsed.module.staticImports) {
    facts.imports.push({
      specifier: found.moduleRequest.value,
      target: resolveFrom(file.path, found.moduleRequest.value),
      // `import 'x'` runs x, so an import without names is one of values.
      typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
      names: found.entries.filter((entry) => !entry.isType).map((entry) => entry.importName.name ?? '*'),
      dynamic: false,
      line: lineOf(found.start),
    })
  }
  for (const entry of parsed.module.staticExports.flatMap((found) => found.entries)) {
    const line = lineOf(entry.start)
    const name = entry.exportName.kind === 'Default' ? 'default' : (entry.exportName.name ?? '*')
    if (entry.isType) facts.types.push({ what: name, line })
    else facts.values.push({ what: name, line, form: forms.get(entry.localName.name ?? '') ?? 'unknown' })
    if (!entry.moduleRequest) continue
    const specifier = entry.moduleRequest.value
    const target = resolveFrom(file.path, specifier)
    if (target !== undefined && !entry.isType) facts.handedOn.set(name, target)
    const names = entry.isType ? [] : [entry.importName.name ?? '*']
    facts.imports.push({ specifier, target, typeOnly: entry.isType, names, dynamic: false, line })
  }
  if (body) {
    const read = readProgram(body, lineOf)
    facts.uses = read.uses
    facts.strings = read.strings
    for (const { specifier, typeOnly, line } of read.imports) {
      const target = resolveFrom(file.path, specifier)
      facts.imports.push({ specifier, target, typeOnly, names: typeOnly ? [] : ['*'], dynamic: !typeOnly, line })
    }
  }
  return facts
}

/** Text with comments blanked out, so that a sentence about `now()` is not taken for a call of it. */
export function withoutSqlComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
}

export function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

export function countLines(text: string): number {
  if (text === '') return 0
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

function resolveFrom(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const parts = path.split('/').slice(0, -1)
  for (const step of specifier.split('/')) {
    if (step === '..') {
      // Above the repository nothing is ours; keep the step, so that no check mistakes it for a folder of ours.
      if (parts.length === 0 || parts.at(-1) === '..') parts.push('..')
      else parts.pop()
    } else if (step !== '.') parts.push(step)
  }
  return parts.join('/')
}
