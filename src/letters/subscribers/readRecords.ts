import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'

export type CsvRecord = { line: number; cells: string[] } | { line: number; problem: string }

/** No cell of a list of subscribers is longer than some lines; more means that a quotation mark was never closed. */
const MOST_LINES = 50
const MOST_LETTERS = 64 * 1024
const AT_ONCE = 2_000
const UNCLOSED = 'a quotation mark is never closed'
const TOO_LONG = `the line is longer than ${MOST_LETTERS} letters`

/**
 * The records of a CSV file, some thousand at a time, with the number of the line on which each begins. A broken one says
 * what is wrong with it and costs no other. Commas, semicolons or tabs, whichever stands most in the first line; UTF-8, or
 * UTF-16 as it says itself. `progress` hears of bytes.
 */
export async function* readRecords(
  file: string,
  progress: (done: number, total: number) => void,
): AsyncGenerator<CsvRecord[]> {
  const { size } = await stat(file)
  let delimiter: string | undefined
  let batch: { line: number; text: string }[] = []
  let broken: CsvRecord[] = []
  let done = 0

  function* taken(): Generator<CsvRecord[]> {
    if (batch.length + broken.length === 0) return
    delimiter ??= delimiterOf(batch[0]?.text ?? '')
    yield [...cellsOf(batch, delimiter), ...broken].sort((a, b) => a.line - b.line)
    batch = []
    broken = []
  }

  for await (const records of wholeRecords(textOf(file, (bytes) => (done += bytes)))) {
    for (const record of records) {
      if ('problem' in record) broken.push(record)
      else if (record.text.trim() !== '') batch.push(record)
      if (batch.length + broken.length >= AT_ONCE) {
        yield* taken()
        progress(Math.min(done, size), size)
      }
    }
  }
  yield* taken()
  progress(size, size)
}

async function* textOf(file: string, read: (bytes: number) => void): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    read(chunk.length)
    decoder ??= new TextDecoder(encodingOf(chunk))
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

type Whole = { line: number; text: string } | { line: number; problem: string }

/** Lines, joined as long as a quotation mark is open; where none closes it, only the first of them is given up. */
async function* wholeRecords(texts: AsyncIterable<string>): AsyncGenerator<Whole[]> {
  let rest = ''
  let isSkipping = false
  let next = 1
  const open: string[] = []

  function add(line: string): Whole[] {
    open.push(line)
    next += 1
    return settle(false)
  }

  function settle(isEnd: boolean): Whole[] {
    const found: Whole[] = []
    for (;;) {
      const at = closedAfter(open)
      const begin = next - open.length
      if (at > 0) {
        const text = open.splice(0, at).join('\n')
        found.push(text.length > MOST_LETTERS ? { line: begin, problem: TOO_LONG } : { line: begin, text })
      } else if (open.length > 0 && (isEnd || open.length > MOST_LINES || lettersOf(open) > MOST_LETTERS)) {
        open.shift()
        found.push({ line: begin, problem: UNCLOSED })
      } else return found
    }
  }

  for await (const text of texts) {
    rest += text
    const lines = rest.split(/\r\n|\n|\r(?=[^\n])/)
    rest = lines.pop() ?? ''
    const found: Whole[] = []
    for (const [at, line] of lines.entries()) {
      // The end of a line whose beginning was given up.
      if (isSkipping && at === 0) isSkipping = false
      else found.push(...add(line))
    }
    if (isSkipping) rest = ''
    else if (rest.length > MOST_LETTERS) {
      // Before it come those that wait for a quotation mark, which it cannot hold.
      found.push(...settle(true), { line: next, problem: TOO_LONG })
      next += 1
      isSkipping = true
      rest = ''
    }
    yield found
  }
  const last = isSkipping || rest.replace(/\r$/, '') === '' ? [] : add(rest.replace(/\r$/, ''))
  yield [...last, ...settle(true)]
}

const lettersOf = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0)

/** After how many lines every quotation mark is closed; 0: not yet. */
function closedAfter(lines: readonly string[]): number {
  let isOpen = false
  for (const [at, line] of lines.entries()) {
    for (let from = line.indexOf('"'); from >= 0; from = line.indexOf('"', from + 1)) isOpen = !isOpen
    if (!isOpen) return at + 1
  }
  return 0
}

function delimiterOf(header: string): string {
  const [first = ','] = [',', ';', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)
  return first
}

function cellsOf(records: readonly { line: number; text: string }[], delimiter: string): CsvRecord[] {
  const read = (text: string): string[][] =>
    parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n', bom: true })
  try {
    const all = read(records.map(({ text }) => text).join('\n'))
    if (all.length === records.length) return records.map(({ line }, at) => ({ line, cells: all[at] ?? [] }))
  } catch {
    // One of them is broken; each by itself shows which.
  }
  return records.map(({ line, text }) => {
    try {
      const [cells, ...more] = read(text)
      return cells && more.length === 0 ? { line, cells } : { line, problem: 'this is more than one line' }
    } catch {
      return { line, problem: 'the quotation marks are not as in a CSV file' }
    }
  })
}
