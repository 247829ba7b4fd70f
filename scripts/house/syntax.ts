import { visitorKeys } from 'oxc-parser'

export type Node = { type: string; start: number; end: number; [key: string]: unknown }

/** What stands behind a name: `plain` is a number, a text or a list; `unknown` may still be called. */
export type Form = 'function' | 'class' | 'plain' | 'unknown'

type Found = { what: string; line: number }

/** What the body of a program does: the names it uses, what it says, and the imports in the midst of it. */
type Program = {
  uses: Found[]
  strings: Array<{ text: string; line: number; sql: boolean }>
  imports: Array<{ specifier: string; typeOnly: boolean; line: number }>
}

export function readProgram(body: Node, lineOf: (offset: number) => number): Program {
  const program: Program = { uses: [], strings: [], imports: [] }
  walk(body, undefined, (node, parent) => see(node, parent, program, lineOf))
  return program
}

/** The forms of what a file declares at its top. */
export function formsIn(body: Node): Map<string, Form> {
  const forms = new Map<string, Form>()
  for (const statement of body.body as Node[]) {
    const declared = (statement.declaration as Node | null | undefined) ?? statement
    if (declared.type === 'FunctionDeclaration') forms.set(nameOf(declared.id), 'function')
    else if (declared.type === 'ClassDeclaration') forms.set(nameOf(declared.id), 'class')
    else if (declared.type === 'VariableDeclaration') {
      for (const { id, init } of declared.declarations as Node[]) forms.set(nameOf(id), formOf(init as Node | null))
    }
  }
  return forms
}

function formOf(value: Node | null): Form {
  switch (value?.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'function'
    case 'ClassExpression':
      return 'class'
    case 'Literal':
    case 'TemplateLiteral':
    case 'ArrayExpression':
    case 'UnaryExpression':
    case 'BinaryExpression':
      return 'plain'
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return formOf(value.expression as Node)
    default:
      return 'unknown'
  }
}

const nameOf = (node: unknown) => String((node as { name?: unknown } | null)?.name ?? '')

function see(node: Node, parent: Node | undefined, program: Program, lineOf: (offset: number) => number) {
  const use = (what: string) => program.uses.push({ what, line: lineOf(node.start) })
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
    case 'FunctionDeclaration': {
      const parameters = (node.params as Node[]).map(nameOf)
      if (parameters.includes('now')) use(`now before ${parameters[parameters.indexOf('now') + 1] ?? 'nothing'}`)
      const database = parameters.findIndex((name) => name === 'db' || name === 'tx')
      if (database > 0) use(`db after ${parameters[database - 1]}`)
      if (node.async === true) use('async')
      break
    }
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      if (node.async === true) use('async')
      break
    case 'ImportExpression': {
      const source = node.source as Node & { value?: unknown }
      const specifier = typeof source.value === 'string' ? source.value : '(computed)'
      program.imports.push({ specifier, typeOnly: false, line: lineOf(node.start) })
      break
    }
    // `typeof import('x')` and `import('x').T` in a type
    case 'TSImportType': {
      const source = node.source as Node & { value?: unknown }
      program.imports.push({ specifier: String(source.value), typeOnly: true, line: lineOf(node.start) })
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
      program.strings.push({ text, line: lineOf(node.start), sql: tag === 'sql' })
      if (tag) use(`${tag}\`\``)
      break
    }
    case 'Literal':
      if (typeof node.value === 'string') {
        program.strings.push({ text: node.value, line: lineOf(node.start), sql: false })
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
  for (const key of visitorKeys[node.type] ?? []) {
    const value = node[key] as Node | Array<Node | null> | null | undefined
    if (Array.isArray(value)) {
      for (const item of value) if (item) walk(item, node, visit)
    } else if (value) walk(value, node, visit)
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
