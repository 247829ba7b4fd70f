import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler'
import { type Mark, type Measures, type Shape, spareLines } from './evenOut.rule.ts'
import type { Faces } from './facesFor.ts'
import type { SetPart, Sheets } from './makeSheets.ts'

export type Paper = 'a4' | 'letter'

// Loaded with this file: while the pictures are still being read.
const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as typeof Typst

const TEMPLATES = ['sheets.typ', 'type.typ', 'blocks.typ']

/**
 * Set twice: the second time the last columns of a text end at one height, unless that took a further sheet. Throws where
 * anything refuses: a letter without a face, a picture without a description, a template that is wrong.
 */
export function setSheets(sheets: Sheets, paper: Paper, faces: Faces, files: ReadonlyMap<string, Buffer>) {
  const root = fileURLToPath(new URL('./template', import.meta.url))
  const fontArgs = [{ fontBlobs: [...faces.files] }]
  const compiler = NodeCompiler.create({ workspace: root, fontArgs, inputs: { paper } })
  for (const name of TEMPLATES) compiler.addSource(`${root}/${name}`, readFileSync(`${root}/${name}`, 'utf8'))
  for (const [file, bytes] of files) compiler.mapShadow(root + file, bytes)
  compiler.mapShadow(`${root}/issue.json`, Buffer.from(JSON.stringify({ ...sheets, faces: faces.chains })))
  const set = (spare: Record<string, number>) => {
    compiler.mapShadow(`${root}/spare.json`, Buffer.from(JSON.stringify(spare)))
    const compiled = compiler.compile({ mainFilePath: `${root}/sheets.typ` })
    const document = compiled.result
    if (!document) throw new Error(`The issue could not be set: ${said(compiled.takeDiagnostics()?.shortDiagnostics)}`)
    return document
  }
  const marks = <Value>(of: Typst.NodeTypstDocument, name: string) =>
    compiler.query(of, { selector: `<${name}>`, field: 'value' }) as Value[]
  const first = set({})
  const [measures] = marks<Measures>(first, 'measures')
  const ends = marks<Mark>(first, 'end')
  if (!measures) throw new Error('The template says nothing of its sheet')
  const spare = spareLines(marks<Mark>(first, 'begin'), ends, shapesOf(sheets.parts), measures)
  const even = set(spare)
  const longer = new Set(longerThan(ends, marks<Mark>(even, 'end')))
  const document =
    longer.size === 0 ? even : set(Object.fromEntries(Object.entries(spare).filter(([name]) => !longer.has(name))))
  const bytes = compiler.pdf(document, { pdfStandard: 'ua-1' })
  return { bytes: new Uint8Array(bytes), pages: document.numOfPages }
}

/** The texts that take more sheets than before, counted from the end of the one before them. */
function longerThan(before: readonly Mark[], after: readonly Mark[]): string[] {
  const sheets = (marks: readonly Mark[], at: number) => (marks[at]?.page ?? 0) - (marks[at - 1]?.page ?? 0)
  return after.filter((_, at) => sheets(after, at) > sheets(before, at)).map(({ name }) => name)
}

function shapesOf(parts: readonly SetPart[]): Map<string, Shape> {
  const shapes = new Map<string, Shape>()
  for (const part of parts) {
    if (part.kind === 'long') shapes.set(part.piece.label, { columns: 2, rtl: part.piece.tongue.rtl })
    const [piece] = part.kind === 'short' ? part.pieces : []
    if (piece) shapes.set(piece.label, { columns: 3, rtl: piece.tongue.rtl })
    if (part.kind === 'world') shapes.set(part.label, { columns: 3, rtl: false })
    if (part.kind === 'almanac' || part.kind === 'quiz' || part.kind === 'colophon') {
      shapes.set(part.label, { columns: 2, rtl: false })
    }
  }
  return shapes
}

const said = (diagnostics: unknown) => JSON.stringify(diagnostics ?? 'for no reason that was given')
