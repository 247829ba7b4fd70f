import { parseSync } from 'oxc-parser'

/** One file as the checks see it. Paths are relative to the repository, with forward slashes. */
export type SourceFile = { path: string; text: string }

export type Import = {
  specifier: string
  /** Repository path for a relative import, undefined for a package. */
  target: string | undefined
  typeOnly: boolean
  names: string[]
  dynamic: boolean
  line: number
}

export type Use = { what: string; line: number }

export type Facts = {
  file: SourceFile
  lines: number
  imports: Import[]
  /** Names exported as values; `default` for a default export, `*` for a re-export of everything. */
  values: Use[]
  types: Use[]
  /** By exported name, the file of ours from which a value is handed on. */
  handedOn: Map<string, string>
  /** Dotted names that are read or called: `Date.now`, `process.env`, `await`, `new Date()`. */
  uses: Use[]
  /** Text of every string and template, for what is said to the database. */
  strings: Array<{ text: string; line: number; sql: boolean }>
  problems: Use[]
}

export type Node = { type: string; start: number; end: number; [key: string]: unknown }

export function readFacts(file: SourceFile): Facts {
  const parsed = parseSync(file.path, file.text)
  const lineOf = lineFinder(file.text)
  const facts: Facts = {
    file,
    lines: countLines(file.text),
    imports: [],
    values: [],
    types: [],
    handedOn: new Map(),
    uses: [],
    strings: [],
    problems: parsed.errors.map((error) => ({ what: error.message, line: lineOf(error.labels[0]?.start ?? 0) })),
  }
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
  for (const found of parsed.module.staticExports) {
    for (const entry of found.entries) {
      const line = lineOf(entry.start)
      const name = entry.exportName.kind === 'Default' ? 'default' : (entry.exportName.name ?? '*')
      ;(entry.isType ? facts.types : facts.values).push({ what: name, line })
      if (!entry.moduleRequest) continue
      const specifier = entry.moduleRequest.value
      const target = resolveFrom(file.path, specifier)
      if (target !== undefined && !entry.isType) facts.handedOn.set(name, target)
      facts.imports.push({
        specifier,
        target,
        typeOnly: entry.isType,
        names: entry.isType ? [] : [entry.importName.name ?? '*'],
        dynamic: false,
        line,
      })
    }
  }
  walk(parsed.program as unknown as Node, undefined, (node, parent) => see(node, parent, facts, lineOf))
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

function see(node: Node, parent: Node | undefined, facts: Facts, lineOf: (offset: number) => number) {
  const use = (what: string) => facts.uses.push({ what, line: lineOf(node.start) })
  switch (node.type) {
    case 'MemberExpression': {
      const name = dotted(node)
      if (name && parent?.type !== 'MemberExpression') for (const prefix of prefixes(name)) use(prefix)
      const last = name?.split('.').at(-1)
      if (last) use(`.${last}`)
      else if (!node.computed) use(`.${(node.property as Node & { name?: string }).name ?? ''}`)
      break
    }
    case 'Identifier':
      if (isReference(node, parent)) use(String(node.name))
      break
    // `const { now } = Date` reads Date.now
    case 'VariableDeclarator': {
      const from = node.init ? dotted(node.init as Node) : undefined
      const pattern = node.id as Node & { properties?: Array<Node & { key?: Node & { name?: string } }> }
      if (from && pattern.type === 'ObjectPattern') {
        for (const property of pattern.properties ?? []) if (property.key?.name) use(`${from}.${property.key.name}`)
      }
      break
    }
    case 'NewExpression': {
      const callee = node.callee as Node & { name?: string }
      if (callee.name === 'Date' && (node.arguments as unknown[]).length === 0) use('new Date()')
      break
    }
    case 'CallExpression': {
      const callee = node.callee as Node & { name?: string }
      if (callee.type === 'Identifier') use(`${callee.name}()`)
      break
    }
    case 'AwaitExpression':
      use('await')
      break
    case 'ForOfStatement':
      if (node.await === true) use('await')
      break
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      if (node.async === true) use('async')
      break
    case 'ImportExpression': {
      const source = node.source as Node & { value?: unknown }
      const specifier = typeof source.value === 'string' ? source.value : '(computed)'
      facts.imports.push({
        specifier,
        target: resolveFrom(facts.file.path, specifier),
        typeOnly: false,
        names: ['*'],
        dynamic: true,
        line: lineOf(node.start),
      })
      break
    }
    // `typeof import('x')` and `import('x').T` in a type
    case 'TSImportType': {
      const source = (node.source ?? node.argument) as Node & { value?: unknown }
      const specifier = String(source?.value ?? '(computed)')
      facts.imports.push({
        specifier,
        target: resolveFrom(facts.file.path, specifier),
        typeOnly: true,
        names: [],
        dynamic: false,
        line: lineOf(node.start),
      })
      break
    }
    case 'JSXAttribute':
      use(`jsx:${String((node.name as Node & { name?: unknown }).name)}`)
      break
    case 'Property':
      if (!node.computed) {
        const key = node.key as Node & { name?: string; value?: unknown }
        use(`key:${String(key.name ?? key.value)}`)
      }
      break
    case 'TemplateLiteral': {
      const tag = parent?.type === 'TaggedTemplateExpression' ? dotted(parent.tag as Node) : undefined
      const text = (node.quasis as Array<{ value: { cooked: string | null; raw: string } }>)
        .map((part) => part.value.cooked ?? part.value.raw)
        .join('\u0000')
      facts.strings.push({ text, line: lineOf(node.start), sql: tag === 'sql' })
      if (tag) use(`${tag}\`\``)
      break
    }
    case 'Literal':
      if (typeof node.value === 'string') {
        facts.strings.push({ text: node.value, line: lineOf(node.start), sql: false })
      }
      break
  }
}

/** An identifier that stands for a value, as against the name of a member, a key or a declaration. */
function isReference(node: Node, parent: Node | undefined): boolean {
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node || parent.computed === true
    case 'Property':
      return parent.value === node || parent.computed === true
    case 'ImportSpecifier':
    case 'ExportSpecifier':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
    case 'TSTypeReference':
    case 'TSQualifiedName':
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'LabeledStatement':
      return parent.value === node
    default:
      return true
  }
}

function dotted(node: Node): string | undefined {
  if (node.type === 'Identifier') return String(node.name)
  if (node.type === 'MetaProperty') return 'import.meta'
  if (node.type !== 'MemberExpression') return undefined
  const object = dotted(node.object as Node)
  if (object === undefined) return undefined
  const property = node.property as Node & { name?: string; value?: unknown }
  if (!node.computed) return `${object}.${property.name}`
  return property.type === 'Literal' && typeof property.value === 'string' ? `${object}.${property.value}` : undefined
}

/** `Temporal.Now.instant` is also a use of `Temporal.Now`. */
function prefixes(name: string): string[] {
  const parts = name.split('.')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 2).join('.'))
}

function walk(node: Node, parent: Node | undefined, visit: (node: Node, parent: Node | undefined) => void) {
  visit(node, parent)
  for (const key in node) {
    const value = node[key]
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) walk(item, node, visit)
    } else if (isNode(value)) walk(value, node, visit)
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
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
