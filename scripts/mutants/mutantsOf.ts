import { parseSync } from 'oxc-parser'
import { lineFinder, type SourceFile } from '../house/source.ts'
import { isNode, type Node } from '../house/syntax.ts'

/** One small fault in a rule: the text from `start` to `end` becomes `replacement`. */
export type Mutant = { line: number; column: number; start: number; end: number; replacement: string; change: string }

type Change = { node: { start: number; end: number }; replacement: string }

/** Shifted by its edge, and turned round. Only one of the two is left where the other would be the same. */
const comparisons: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
}

const arithmetic: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '>>': '<<',
  '<<': '>>',
  '&': '|',
  '|': '&',
}

const siblings: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
  ['indexOf', 'lastIndexOf'],
  ['lastIndexOf', 'indexOf'],
])

/** Whose result is much like what they were called on, so that leaving them out is a fault somebody could make. */
const passedOver = new Set([
  'filter',
  'normalize',
  'replace',
  'replaceAll',
  'reverse',
  'slice',
  'sort',
  'toLowerCase',
  'toReversed',
  'toSorted',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
])

/** Every mutant of a file, in the order of its text. Two changes that come to the same text are one. */
export function mutantsOf(file: SourceFile): Mutant[] {
  const { text } = file
  const parsed = parseSync(file.path, text)
  if (parsed.errors.length > 0) throw new Error(`${file.path} cannot be parsed: ${parsed.errors[0]?.message}`)
  const lineOf = lineFinder(text)
  const found = new Map<string, Mutant>()
  visit(parsed.program as unknown as Node, [], (node, parents) => {
    for (const { node: at, replacement } of changesOf(node, parents, text)) {
      const before = text.slice(at.start, at.end)
      if (before === replacement) continue
      const column = at.start - text.lastIndexOf('\n', at.start - 1)
      const mutated = { line: lineOf(at.start), column, start: at.start, end: at.end, replacement }
      const key = `${at.start} ${at.end} ${replacement}`
      if (!found.has(key)) found.set(key, { ...mutated, change: describeChange(before, replacement) })
    }
  })
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end)
}

export function applyMutant(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

function visit(node: Node, parents: readonly Node[], see: (node: Node, parents: readonly Node[]) => void) {
  // Types and imports are gone when the rule runs.
  if (/^(TS(?!AsExpression|NonNull|Satisfies)|Import|ExportAll)/.test(node.type)) return
  see(node, parents)
  const inside = [node, ...parents]
  for (const key in node) {
    const value = node[key]
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) visit(item, inside, see)
    } else if (isNode(value)) visit(value, inside, see)
  }
}

function changesOf(node: Node, [parent, ...above]: readonly Node[], text: string): Change[] {
  switch (node.type) {
    case 'BinaryExpression':
      return changesOfOperator(node, text)
    case 'LogicalExpression':
      return changesOfLogic(node, text)
    case 'IfStatement':
    case 'ConditionalExpression': {
      const test = node.test as Node
      return [
        { node: test, replacement: 'true' },
        { node: test, replacement: 'false' },
      ]
    }
    // Only `false`: what never ends is found by its time limit, which says little of the tests.
    case 'WhileStatement':
    case 'ForStatement':
      return isNode(node.test) ? [{ node: node.test, replacement: 'false' }] : []
    case 'UnaryExpression': {
      const argument = node.argument as Node
      return node.operator === '!' || node.operator === '-' ? [{ node, replacement: textOf(argument, text) }] : []
    }
    case 'Literal':
      return changesOfLiteral(node, parent, above, text)
    case 'TemplateLiteral':
      // One with spaces is a sentence for people; what it says is no decision.
      return parent?.type === 'TaggedTemplateExpression' || /\s/.test(textOf(node, text).replace(/\$\{[^}]*\}/g, ''))
        ? []
        : [{ node, replacement: "''" }]
    case 'CallExpression':
      return changesOfCall(node, text)
    case 'ExpressionStatement':
      return [{ node, replacement: ';' }]
    case 'ThrowStatement':
    case 'ContinueStatement':
      return [{ node, replacement: ';' }]
    case 'ReturnStatement': {
      if (!isNode(node.argument)) return [{ node, replacement: ';' }]
      // For a plain yes or no the other one is tried; no answer at all would not compile there.
      if (isUndefined(node.argument) || typeof node.argument.value === 'boolean') return []
      return [{ node: node.argument, replacement: 'undefined' }]
    }
    // A case without its body falls through to the next; one without its label would not compile.
    case 'BreakStatement':
      return [{ node, replacement: ';' }]
    default:
      return []
  }
}

function changesOfOperator(node: Node, text: string): Change[] {
  const operator = String(node.operator)
  const left = node.left as Node
  const right = node.right as Node
  const joins = operator === '+' && [left, right].some((side) => isText(side))
  const others = comparisons[operator] ?? (joins || !arithmetic[operator] ? [] : [arithmetic[operator] as string])
  const at = between(left, right, operator, text)
  return others.map((other) => ({ node: at, replacement: other }))
}

function changesOfLogic(node: Node, text: string): Change[] {
  const operator = String(node.operator)
  const left = node.left as Node
  const right = node.right as Node
  if (operator === '??') {
    return [
      { node, replacement: textOf(left, text) },
      { node, replacement: textOf(right, text) },
    ]
  }
  // The whole is put in parentheses: `a && b && c` and `a || b && c` would otherwise change more than one operator.
  const other = operator === '&&' ? '||' : '&&'
  return [{ node, replacement: `((${textOf(left, text)}) ${other} (${textOf(right, text)}))` }]
}

function changesOfLiteral(node: Node, parent: Node | undefined, above: readonly Node[], text: string): Change[] {
  const { value } = node
  if (parent?.type === 'Property' && parent.key === node) return []
  if (typeof node.regex === 'object' && node.regex !== null) return changesOfPattern(node, text)
  if (typeof value === 'boolean') return [{ node, replacement: String(!value) }]
  if (typeof value === 'number') {
    return [value + 1, value - 1].map((other) => ({ node, replacement: other < 0 ? `(${other})` : String(other) }))
  }
  if (typeof value !== 'string' || value === '' || /\s/.test(value)) return []
  // A directive.
  if (parent?.type === 'ExpressionStatement') return []
  if (parent?.type === 'ExportNamedDeclaration' || above[0]?.type === 'ImportExpression') return []
  return [{ node, replacement: "''" }]
}

/** Anchors that are gone and counts that are one more: what a pattern lets through at its edges. */
function changesOfPattern(node: Node, text: string): Change[] {
  const { pattern, flags } = node.regex as unknown as { pattern: string; flags: string }
  const write = (other: string, otherFlags = flags) => ({ node, replacement: `/${other}/${otherFlags}` })
  const changes: Change[] = []
  if (pattern.length > 1 && pattern.startsWith('^') && !pattern.includes('|')) changes.push(write(pattern.slice(1)))
  if (/[^\\]\$$/.test(pattern) && !pattern.includes('|')) changes.push(write(pattern.slice(0, -1)))
  for (const count of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    // \u{1F600} and \p{…} are no counts.
    if (/\\[upP]$/.test(pattern.slice(0, count.index))) continue
    const most = count[2] === undefined || count[2] === '' ? count[1] : count[2]
    const other = count[0].replace(/\d+(?=,?\}$)/, String(Number(most) + 1))
    changes.push(write(pattern.slice(0, count.index) + other + pattern.slice(count.index + count[0].length)))
  }
  if (flags.includes('i')) changes.push(write(pattern, flags.replace('i', '')))
  if (flags.includes('g') && textOf(node, text) !== '') changes.push(write(pattern, flags.replace('g', '')))
  return changes
}

function changesOfCall(node: Node, text: string): Change[] {
  const callee = node.callee as Node
  if (callee.type !== 'MemberExpression' || callee.computed === true) return []
  const property = callee.property as Node
  const name = String(property.name)
  const other = siblings.get(name)
  if (other) return [{ node: property, replacement: other }]
  return passedOver.has(name) ? [{ node, replacement: textOf(callee.object as Node, text) }] : []
}

function between(left: Node, right: Node, operator: string, text: string): { start: number; end: number } {
  const start = left.end + text.slice(left.end, right.start).lastIndexOf(operator)
  return { start, end: start + operator.length }
}

function isText(node: Node): boolean {
  if (node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')) return true
  return (
    node.type === 'BinaryExpression' &&
    node.operator === '+' &&
    [node.left as Node, node.right as Node].some((side) => isText(side))
  )
}

const isUndefined = (node: Node) => node.type === 'Identifier' && node.name === 'undefined'

const textOf = (node: { start: number; end: number }, text: string) => text.slice(node.start, node.end)

/** Of long texts that are much alike, a pattern for one, only where they differ. */
function describeChange(before: string, after: string): string {
  if (before.length <= 60 && after.length <= 60) return `${shorten(before)} → ${shorten(after)}`
  let same = 0
  while (same < after.length && before[same] === after[same]) same++
  let sameAtEnd = 0
  const most = Math.min(before.length, after.length) - same
  while (sameAtEnd < most && before.at(-1 - sameAtEnd) === after.at(-1 - sameAtEnd)) sameAtEnd++
  if (same + sameAtEnd < Math.min(before.length, after.length) / 2) return `${shorten(before)} → ${shorten(after)}`
  const around = (text: string) => {
    const from = Math.max(0, same - 12)
    const to = Math.min(text.length, text.length - sameAtEnd + 12)
    return `${from > 0 ? '…' : ''}${text.slice(from, to).replace(/\s+/g, ' ')}${to < text.length ? '…' : ''}`
  }
  return `${around(before)} → ${around(after)}`
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 40)} … ${line.slice(-16)}` : line
}
