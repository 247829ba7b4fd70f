import { isSeq, LineCounter, parseDocument } from 'yaml'

/** An entry as somebody wrote it, or what is wrong with it; `line` is where it begins, or where the mistake is. */
export type WrittenEntry = { line: number } & ({ value: unknown } | { problem: string })

/**
 * Takes a file apart into its entries: a YAML list, a JSON list or one JSON object a line. What one of them does wrong
 * is its own: the others are read all the same.
 */
export function readEntriesFile(name: string, text: string): WrittenEntry[] {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (/\.ya?ml$/i.test(name)) return readYamlList(plain)
  return readJsonList(plain) ?? readJsonLines(plain)
}

/** Entries are cut where their dashes stand, so that a mistake in one of them cannot reach into the next. */
function readYamlList(text: string): WrittenEntry[] {
  const lines = text.split('\n')
  const dash = lines.map((line) => /^( *)-(?: |$)/.exec(line)?.[1]).find((indent) => indent !== undefined)
  if (dash === undefined) return readWhole(text)
  const starts = lines.flatMap((line, at) => (line === `${dash}-` || line.startsWith(`${dash}- `) ? [at] : []))
  const before = lines.slice(0, starts[0]).findIndex((line) => !/^\s*(?:#.*)?$|^---\s*$|^%/.test(line))
  // A list below a key, or something else that is no list: the whole file says what it is.
  if (before >= 0) return readWhole(text)
  return starts.map((start, at) => readItem(lines.slice(start, starts[at + 1]), start))
}

function readItem(lines: readonly string[], start: number): WrittenEntry {
  const ended = lines.findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line))
  const counter = new LineCounter()
  const own = ended < 0 ? lines : lines.slice(0, ended)
  const document = parseDocument(own.join('\n'), { lineCounter: counter, logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    const { line } = counter.linePos(error.pos[0])
    return { line: start + line, problem: `this is not YAML: ${firstLine(error.message)}` }
  }
  try {
    const [value] = document.toJS({ maxAliasCount: 20 }) as unknown[]
    return { line: start + 1, value }
  } catch (thrown) {
    return { line: start + 1, problem: `this is not YAML: ${firstLine((thrown as Error).message)}` }
  }
}

function readWhole(text: string): WrittenEntry[] {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    return [{ line: counter.linePos(error.pos[0]).line, problem: `this is not YAML: ${firstLine(error.message)}` }]
  }
  if (document.contents === null) return []
  if (!isSeq(document.contents)) return [{ line: 1, problem: 'this is no list of entries' }]
  try {
    const values = document.toJS({ maxAliasCount: 20 }) as unknown[]
    return document.contents.items.map((item, at) => {
      const from = (item as { range?: [number, number, number] } | null)?.range?.[0] ?? 0
      return { line: counter.linePos(from).line, value: values[at] }
    })
  } catch (thrown) {
    return [{ line: 1, problem: `this is not YAML: ${firstLine((thrown as Error).message)}` }]
  }
}

/** A list over the whole file; its entries' lines are those in which their braces open. */
function readJsonList(text: string): WrittenEntry[] | undefined {
  if (!text.trimStart().startsWith('[')) return undefined
  try {
    const values = JSON.parse(text) as unknown[]
    const lines = linesOfObjects(text)
    return values.map((value, at) => ({ line: lines[at] ?? 1, value }))
  } catch (thrown) {
    return [{ line: 1, problem: `this is not JSON: ${firstLine((thrown as Error).message)}` }]
  }
}

function readJsonLines(text: string): WrittenEntry[] {
  return text.split('\n').flatMap((line, at): WrittenEntry[] => {
    if (line.trim() === '') return []
    try {
      return [{ line: at + 1, value: JSON.parse(line) }]
    } catch (thrown) {
      return [{ line: at + 1, problem: `this is not JSON: ${firstLine((thrown as Error).message)}` }]
    }
  })
}

function linesOfObjects(text: string): number[] {
  const lines: number[] = []
  let [depth, line] = [0, 1]
  for (const [found] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}\n]/g)) {
    if (found === '\n') line++
    else if (found === '{' && depth++ === 0) lines.push(line)
    else if (found === '}') depth--
  }
  return lines
}

const firstLine = (message: string) => (message.split('\n')[0] ?? '').replace(/(?: at line \d+, column \d+)?:$/, '')
