import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler'
import { type Mark, type Measures, type Shape, spareLines, tightLines } from './evenOut.rule.ts'
import type { Faces } from './facesFor.ts'
import type { SetPart, Sheets } from './makeSheets.ts'

export type Paper = 'a4' | 'letter'

// Loaded with this file: while the pictures are still being read.
const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as typeof Typst

const TEMPLATES = ['sheets.typ', 'type.typ', 'blocks.typ']

/** What takes a further sheet, since a picture or a headline is not parted, leaves so much of it free, then nothing. */
const LESS = [0.6, 0]

type Setting = { spare: Record<string, number>; tight: Record<string, number> }

/**
 * Set twice: the second time the last columns of a text end at one height, unless that took a further sheet, and a few
 * last lines stand on the sheet before where a picture can make way. Throws where anything refuses: a letter without a face, a picture without a description, a template that is wrong.
 */
export function setSheets(sheets: Sheets, paper: Paper, faces: Faces, files: ReadonlyMap<string, Buffer>) {
  const root = fileURLToPath(new URL('./template', import.meta.url))
  const fontArgs = [{ fontBlobs: [...faces.files] }]
  const compiler = NodeCompiler.create({ workspace: root, fontArgs, inputs: { paper } })
  for (const name of TEMPLATES) compiler.addSource(`${root}/${name}`, readFileSync(`${root}/${name}`, 'utf8'))
  for (const [file, bytes] of files) compiler.mapShadow(root + file, bytes)
  compiler.mapShadow(`${root}/issue.json`, Buffer.from(JSON.stringify({ ...sheets, faces: faces.chains })))
  const set = (setting: Setting) => {
    compiler.mapShadow(`${root}/setting.json`, Buffer.from(JSON.stringify(setting)))
    const compiled = compiler.compile({ mainFilePath: `${root}/sheets.typ` })
    const document = compiled.result
    if (!document) throw new Error(`The issue could not be set: ${said(compiled.takeDiagnostics()?.shortDiagnostics)}`)
    return document
  }
  const marks = <Value>(of: Typst.NodeTypstDocument, name: string) =>
    compiler.query(of, { selector: `<${name}>`, field: 'value' }) as Value[]
  const first = set({ spare: {}, tight: {} })
  const [measures] = marks<Measures>(first, 'measures')
  if (!measures) throw new Error('The template says nothing of its sheet')
  const begins = marks<Mark>(first, 'begin')
  const ends = marks<Mark>(first, 'end')
  const shapes = shapesOf(sheets.parts)
  const spare = spareLines(begins, ends, shapes, measures)
  const tight = tightLines(begins, ends, shapes, measures)
  for (const name of Object.keys(tight)) delete spare[name]
  let document = set({ spare, tight })
  for (const part of LESS) {
    const after = marks<Mark>(document, 'end')
    const longer = sheetsOf(ends, after, (before, now) => now > before).filter((name) => name in spare)
    const asLong = sheetsOf(ends, after, (before, now) => now >= before).filter((name) => name in tight)
    if (longer.length === 0 && asLong.length === 0) break
    for (const name of longer) {
      const less = Math.floor((spare[name] ?? 0) * part)
      if (less > 0) spare[name] = less
      else delete spare[name]
    }
    for (const name of asLong) delete tight[name]
    document = set({ spare, tight })
  }
  const bytes = compiler.pdf(document, { pdfStandard: 'ua-1' })
  return { bytes: new Uint8Array(bytes), pages: document.numOfPages }
}

/** The texts for whose numbers of sheets this is so, counted from the end of the one before them. */
function sheetsOf(
  before: readonly Mark[],
  after: readonly Mark[],
  isSo: (before: number, after: number) => boolean,
): string[] {
  const sheets = (marks: readonly Mark[], at: number) => (marks[at]?.page ?? 0) - (marks[at - 1]?.page ?? 0)
  return after.filter((_, at) => isSo(sheets(before, at), sheets(after, at))).map(({ name }) => name)
}

function shapesOf(parts: readonly SetPart[]): Map<string, Shape> {
  const shapes = new Map<string, Shape>()
  for (const part of parts) {
    if (part.kind === 'long') {
      const { label, tongue, lead } = part.piece
      shapes.set(label, { columns: 2, rtl: tongue.rtl, led: lead !== null })
    }
    const [piece] = part.kind === 'short' ? part.pieces : []
    if (piece) shapes.set(piece.label, { columns: 3, rtl: piece.tongue.rtl })
  }
  return shapes
}

const said = (diagnostics: unknown) => JSON.stringify(diagnostics ?? 'for no reason that was given')
