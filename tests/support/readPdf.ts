import { inflateSync } from 'node:zlib'

/**
 * What a PDF says of itself to whoever cannot see it: its structure in reading order, with all text. It knows what our own
 * files are made of and no more: plain objects, two-byte letters, marked content. Poppler's `pdfinfo -struct-text` loses
 * what follows a replaced text in the same piece of content, and cannot tell it from text that is not there.
 */
export type PdfElement = {
  role: string
  lang: string | undefined
  alt: string | undefined
  /** Its own text and that of its children, in their order. */
  text: string
  children: readonly PdfElement[]
}

type Name = { name: string }
type Reference = { reference: number }
type Dictionary = { [key: string]: Value }
type Value = string | number | boolean | null | Name | Reference | Value[] | Dictionary

type PdfObject = { value: Value; stream: Buffer | undefined }

export function readPdf(bytes: Uint8Array): { root: PdfElement; outline: string[]; pages: number; lang: unknown } {
  const objects = readObjects(Buffer.from(bytes))
  const resolve = (value: Value | undefined): Value =>
    isReference(value) ? resolve(objects.get(value.reference)?.value) : (value ?? null)
  const dictionary = (value: Value | undefined): Dictionary => {
    const resolved = resolve(value)
    return typeof resolved === 'object' && resolved !== null && !Array.isArray(resolved) ? (resolved as Dictionary) : {}
  }
  const all = [...objects.values()].map(({ value }) => dictionary(value))
  const catalog = all.find(({ Type }) => nameOf(Type) === 'Catalog') ?? {}
  const texts = new Map<number, Map<number, Run[]>>()
  const textsOf = (page: Reference): Map<number, Run[]> => {
    const known = texts.get(page.reference)
    if (known) return known
    const { Contents, Resources } = dictionary(page)
    const fonts = Object.entries(dictionary(dictionary(Resources)['Font'])).map(([name, font]) => {
      const map = dictionary(font)['ToUnicode']
      return [name, isReference(map) ? lettersOf(bytesOf(objects.get(map.reference))) : new Map()] as const
    })
    const content = isReference(Contents) ? bytesOf(objects.get(Contents.reference)) : Buffer.alloc(0)
    const read = readContent(content.toString('latin1'), new Map(fonts))
    texts.set(page.reference, read)
    return read
  }
  const element = (value: Value, page: Reference | undefined, lang: string | undefined): PdfElement => {
    const { S, K, Pg, Lang, Alt } = dictionary(value)
    const own = isReference(Pg) ? Pg : page
    const spoken = typeof Lang === 'string' ? decode(Lang) : lang
    const children: PdfElement[] = []
    let text = ''
    let runs: Run[] = []
    const flush = () => {
      text += inReadingOrder(runs, spoken)
      runs = []
    }
    for (const kid of ([] as Value[]).concat(resolve(K) ?? [])) {
      if (typeof kid === 'number') runs.push(...((own && textsOf(own).get(kid)) ?? []))
      else if (nameOf(dictionary(kid)['Type']) === 'MCR') {
        const { MCID, Pg: where } = dictionary(kid)
        const at = isReference(where) ? where : own
        runs.push(...((at && typeof MCID === 'number' && textsOf(at).get(MCID)) || []))
      } else if (nameOf(dictionary(kid)['Type']) !== 'OBJR') {
        flush()
        const child = element(kid, own, spoken)
        children.push(child)
        text += child.text
      }
    }
    flush()
    return {
      role: nameOf(S) ?? '',
      lang: spoken,
      alt: typeof Alt === 'string' ? decode(Alt) : undefined,
      text,
      children,
    }
  }
  const root = element(catalog['StructTreeRoot'] ?? null, undefined, undefined)
  const outline = all.flatMap(({ Title, Dest }) =>
    typeof Title === 'string' && Dest !== undefined ? [decode(Title)] : [],
  )
  const pages = all.filter(({ Type }) => nameOf(Type) === 'Page').length
  return { root, outline, pages, lang: typeof catalog['Lang'] === 'string' ? decode(catalog['Lang']) : undefined }
}

/** All elements below, parents before their children. */
export function elementsOf(element: PdfElement): PdfElement[] {
  return [element, ...element.children.flatMap(elementsOf)]
}

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && 'reference' in value
const nameOf = (value: Value | undefined) =>
  typeof value === 'object' && value !== null && 'name' in value ? (value as Name).name : undefined

function readObjects(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1')
  const objects = new Map<number, PdfObject>()
  for (const [, position, reference] of offsetsOf(text)) {
    const reader = new Reader(text, position)
    reader.skip(/\d+ \d+ obj\s*/y)
    const value = reader.value()
    let stream: Buffer | undefined
    if (reader.skip(/\s*stream\r?\n/y)) {
      const length = (value as Dictionary)['Length'] as number
      stream = pdf.subarray(reader.at, reader.at + length)
    }
    objects.set(reference, { value, stream })
  }
  return objects
}

function offsetsOf(text: string): [string, position: number, reference: number][] {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const table = text.slice(start)
  return [...table.matchAll(/(\d{10}) \d{5} ([nf])/g)].flatMap(([line, position, kind], at) =>
    kind === 'n' ? [[line, Number(position), at] as [string, number, number]] : [],
  )
}

function bytesOf(object: PdfObject | undefined): Buffer {
  if (!object?.stream) return Buffer.alloc(0)
  return nameOf((object.value as Dictionary)['Filter']) === 'FlateDecode' ? inflateSync(object.stream) : object.stream
}

/** What each letter's number stands for. */
function lettersOf(map: Buffer): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, from = '', to = ''] of map.toString('latin1').matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gim)) {
    letters.set(Number.parseInt(from, 16), Buffer.from(to, 'hex').swap16().toString('utf16le'))
  }
  return letters
}

/** The text of each numbered piece of content; a replaced text counts, and what it replaces does not. */
function readContent(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): Map<number, Run[]> {
  const texts = new Map<number, (Run & { run: number })[]>()
  const open: { id: number | undefined; replaced: boolean }[] = []
  const reader = new Reader(content, 0)
  let operands: Value[] = []
  let font: ReadonlyMap<number, string> = new Map()
  let run = 0
  let line = 0
  const write = (letters: string[]) => {
    const id = open.findLast((mark) => mark.id !== undefined)?.id
    if (id === undefined) return
    const runs = texts.get(id) ?? []
    texts.set(id, runs)
    const last = runs.at(-1)
    if (last?.run === run) last.letters.push(...letters)
    else runs.push({ run, line, letters })
  }
  for (let operator = reader.next(operands); operator !== undefined; operator = reader.next(operands)) {
    if (operator === 'cm') {
      run++
      line = Number(operands[5])
    } else if (operator === 'Tf') font = fonts.get(nameOf(operands[0]) ?? '') ?? new Map()
    else if (operator === 'BMC') open.push({ id: undefined, replaced: false })
    else if (operator === 'BDC') {
      const marks = operands[1] as Dictionary
      const instead = marks['ActualText']
      const id = typeof marks['MCID'] === 'number' ? marks['MCID'] : undefined
      open.push({ id, replaced: instead !== undefined })
      if (typeof instead === 'string') write([decode(instead)])
    } else if (operator === 'EMC') open.pop()
    else if ((operator === 'TJ' || operator === 'Tj') && !open.some(({ replaced }) => replaced)) {
      const shown = ([] as Value[]).concat(operands[0] ?? []).filter((one) => typeof one === 'string')
      for (const codes of shown) {
        const letters = []
        for (let at = 0; at < codes.length; at += 2) {
          letters.push(font.get((codes.charCodeAt(at) << 8) | codes.charCodeAt(at + 1)) ?? '\ufffd')
        }
        write(letters)
      }
    }
    operands = []
  }
  return texts
}

/** What stands at one height and was written at once, letter by letter. */
type Run = { line: number; letters: string[] }

/** What runs from the right is written as it is seen, from the left: letters, and the runs of a line. */
function inReadingOrder(runs: readonly Run[], language: string | undefined): string {
  const fromRight = /^(?:ar|fa|he|ur)\b/.test(language ?? '')
  const lines: Run[][] = []
  for (const run of runs) {
    const last = lines.at(-1)
    if (last?.[0] && Math.abs(last[0].line - run.line) < 1) last.push(run)
    else lines.push([run])
  }
  const said = ({ letters }: Run) =>
    letters.some((letter) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter)) ? letters.toReversed() : letters
  return lines.flatMap((line) => (fromRight ? line.toReversed() : line).flatMap(said)).join('')
}

/** Text of a dictionary: UTF-16 with its mark, or Latin. */
function decode(text: string): string {
  if (!text.startsWith('\u00fe\u00ff')) return text
  return Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le')
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

class Reader {
  readonly text: string
  at: number

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  /** The next operator, what stands before it in `operands`; undefined at the end. */
  next(operands: Value[]): string | undefined {
    for (;;) {
      this.skip(/\s+/y)
      if (this.at >= this.text.length) return undefined
      const operator = this.skip(/[A-Za-z'"][A-Za-z0-9*'"]*/y)
      if (operator === 'true' || operator === 'false' || operator === 'null') operands.push(operator === 'true')
      else if (operator !== undefined) return operator
      else operands.push(this.value())
    }
  }

  value(): Value {
    this.skip(/\s+/y)
    if (this.skip(/<</y)) return this.dictionary()
    if (this.skip(/\[/y)) {
      const values: Value[] = []
      while (!this.skip(/\s*\]/y)) values.push(this.value())
      return values
    }
    if (this.skip(/\(/y)) return this.string()
    const hex = this.skip(/<[0-9A-Fa-f\s]*>/y)
    if (hex !== undefined) return Buffer.from(hex.replace(/[<>\s]/g, ''), 'hex').toString('latin1')
    const name = this.skip(/\/[^\s/<>[\]()]*/y)
    if (name !== undefined) return { name: name.slice(1) }
    const reference = this.skip(/\d+ \d+ R/y)
    if (reference !== undefined) return { reference: Number.parseInt(reference, 10) }
    const number = this.skip(/[-+.\d]+/y)
    if (number !== undefined) return Number(number)
    const word = this.skip(/true|false|null/y)
    if (word !== undefined) return word === 'null' ? null : word === 'true'
    throw new Error(`Not what a PDF is made of: ${this.text.slice(this.at, this.at + 40)}`)
  }

  private dictionary(): Dictionary {
    const found: Dictionary = {}
    while (!this.skip(/\s*>>/y)) {
      const key = this.value() as Name
      found[key.name] = this.value()
    }
    return found
  }

  private string(): string {
    let text = ''
    for (let depth = 1; ; this.at++) {
      const letter = this.text[this.at] ?? ''
      if (letter === '\\') {
        const octal = /[0-7]{1,3}/y
        this.at++
        const code = this.skip(octal)
        if (code !== undefined) {
          text += String.fromCharCode(Number.parseInt(code, 8))
          this.at--
        } else text += ESCAPES[this.text[this.at] ?? ''] ?? this.text[this.at]
        continue
      }
      if (letter === '(') depth++
      if (letter === ')' && --depth === 0) break
      if (letter === '') throw new Error('A string without an end')
      text += letter
    }
    this.at++
    return text
  }
}
