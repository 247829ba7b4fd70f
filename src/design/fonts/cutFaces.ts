import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { charactersIn } from './fontMetrics.ts'
import { keptFile } from './keptFile.ts'
import { FAMILIES, type FontFamily, type Hand, sliceWith } from './slices.ts'
import { type Axes, packageFile } from './subset.ts'
import { wholeFace } from './wholeFace.ts'

/** Raise it when the cutting itself changes, so that kept slices are made again. */
const recipe = 1

/** For what a family is cut: text, text in italics, bold text, headlines; the quiet face of labels, and its bold. */
export type FaceRole = 'text' | 'italic' | 'bold' | 'display' | 'label' | 'labelBold'

/** One static font without hinting, with the letters it was asked for and no other. */
export type CutFace = {
  role: FaceRole
  family: FontFamily
  /** `newsreader-latin`: families come in files that hold a part of their letters each. */
  slice: string
  /** Says its slice and its role. */
  fileName: string
  sfnt: Buffer
  /** The letters in it, as they were asked for. */
  letters: string
}

export type CutFaces = {
  /** In the order in which a letter is to be looked for in them. */
  faces: readonly CutFace[]
  /** Letters that no face has, each once. */
  missing: readonly string[]
}

type Cut = { hand: Hand; italic: boolean; axes: Readonly<Partial<Record<FontFamily, Axes>>> }

/** Newsreader and Source Serif are drawn for sizes: one cut for text and one for headlines. A script that has no italics or bold does without. */
const CUTS: Readonly<Record<FaceRole, Cut>> = {
  text: {
    hand: 'serif',
    italic: false,
    axes: {
      newsreader: { opsz: 17, wght: 400 },
      'source-serif-4': { opsz: 14, wght: 390 },
      'noto-naskh-arabic': { wght: 420 },
      'noto-serif-jp': { wght: 450 },
    },
  },
  italic: {
    hand: 'serif',
    italic: true,
    axes: { newsreader: { opsz: 24, wght: 400 }, 'source-serif-4': { opsz: 14, wght: 390 } },
  },
  bold: {
    hand: 'serif',
    italic: false,
    axes: {
      newsreader: { opsz: 17, wght: 620 },
      'source-serif-4': { opsz: 14, wght: 600 },
      'noto-naskh-arabic': { wght: 680 },
    },
  },
  display: {
    hand: 'serif',
    italic: false,
    axes: { newsreader: { opsz: 56, wght: 500 }, 'source-serif-4': { opsz: 48, wght: 480 } },
  },
  label: {
    hand: 'sans',
    italic: false,
    axes: { 'public-sans': { wght: 420 }, 'source-sans-3': { wght: 420 } },
  },
  labelBold: {
    hand: 'sans',
    italic: false,
    axes: { 'public-sans': { wght: 640 }, 'source-sans-3': { wght: 640 } },
  },
}

/** What letters need from a font to be joined, placed and spaced; figures of every kind. */
const FEATURES = 'ccmp locl calt liga rlig rclt init medi fina isol kern mark mkmk curs onum lnum tnum pnum case'.split(
  ' ',
)
/** Copyright, version and license stay inside the file: its license asks for that. */
const NAMES = [0, 5, 13, 14]

/** Joiners, marks of direction and variants are said by no face and missed by nobody. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\p{Cs}]/u

/**
 * The faces that a text needs where a program knows no variable fonts and no WOFF2. `folder` is where what is costly to
 * make is kept: the families' files, each at its place on their axes. The same letters give the same bytes.
 */
export async function cutFaces(folder: string, text: string, roles: readonly FaceRole[]): Promise<CutFaces> {
  const letters = [...new Set(text)].filter((letter) => !UNSEEN.test(letter)).sort()
  const faces: CutFace[] = []
  const missing = new Set<string>()
  for (const role of roles) {
    const cut = CUTS[role]
    const found = await findFiles(folder, cut, letters)
    for (const { path, family, axes, has } of found.files) {
      // A space of its own, or words of two faces would stand apart by the first one's.
      const sfnt = await cutLetters(await staticFile(folder, path, axes), `${[...has].join('')} `)
      faces.push({
        role,
        family,
        slice: sliceName(path),
        fileName: `${sliceName(path)}-${role}.ttf`,
        sfnt,
        letters: [...has].join(''),
      })
    }
    if (role === 'text') for (const letter of found.missing) missing.add(letter)
  }
  return { faces, missing: [...missing] }
}

const sliceName = (path: string) => basename(path).replace(/-(?:standard|wght)-(?:normal|italic)\.woff2$/, '')

type FoundFile = { path: string; family: FontFamily; axes: Axes; has: Set<string> }

/** A range is what a file may have, its own table what it has. */
async function findFiles(folder: string, cut: Cut, letters: readonly string[]) {
  const files = new Map<string, FoundFile>()
  const known = new Map<string, ReadonlySet<number>>()
  const missing: string[] = []
  for (const letter of letters) {
    const code = letter.codePointAt(0) ?? 0
    let found = false
    for (const family of FAMILIES[cut.hand]) {
      const upright = sliceWith(family, code)?.path
      if (!upright) continue
      const axes = cut.axes[family]
      const path = cut.italic ? upright.replace('-normal.woff2', '-italic.woff2') : upright
      if (!axes) {
        // The text's own face stands in.
        found = true
        break
      }
      const characters = known.get(path) ?? charactersIn(await staticFile(folder, path, axes))
      known.set(path, characters)
      if (!characters.has(code)) continue
      const file = files.get(path) ?? { path, family, axes, has: new Set<string>() }
      files.set(path, file)
      file.has.add(letter)
      found = true
      break
    }
    if (!found) missing.push(letter)
  }
  const place = ({ family }: FoundFile) => FAMILIES[cut.hand].indexOf(family)
  const sorted = [...files.values()].sort(
    // What most letters are in comes first: some programs look no farther, and take its measures for the line.
    (one, other) => place(one) - place(other) || other.has.size - one.has.size || (one.path < other.path ? -1 : 1),
  )
  return { files: sorted, missing }
}

/** A family's file at one place on its axes, with all its letters. */
const staticFile = (folder: string, path: string, axes: Axes): Promise<Buffer> =>
  keptFile(folder, [recipe, basename(path), axes], '.ttf', () => wholeFace(path, axes, NAMES))

async function cutLetters(sfnt: Buffer, letters: string): Promise<Buffer> {
  const { default: subsetFont } = await import('subset-font')
  return subsetFont(sfnt, letters, {
    targetFormat: 'sfnt',
    noHinting: true,
    keepFeatures: FEATURES,
    preserveNameIds: NAMES,
  })
}

/** The copyright line of a family, and the license that all of them stand under. */
export async function licenseOf(family: FontFamily): Promise<{ copyright: string; license: string }> {
  const text = await readFile(packageFile(`${family}/LICENSE`), 'utf8')
  const [copyright = ''] = text.split('\n')
  return { copyright: copyright.trim(), license: text.slice(copyright.length).trim() }
}
