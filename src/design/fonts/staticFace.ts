import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeIfPossible } from '../../platform/writeDurably.ts'
import { renameFace } from './renameFace.ts'
import { type Axes, packageFile } from './subset.ts'

/** One cut of a packaged variable font: what books need, whose readers know nothing of axes. */
export type StaticFace = {
  /** The name that whoever sets type asks for. */
  family: string
  weight: number
  italic: boolean
  /** Package and file. */
  file: string
  axes: Axes
}

/** Raise it when cutting itself changes, so that what was kept is made again. */
const RECIPE = 2

/** The whole face as a TrueType file, made once and kept in the folder. */
export async function staticFace(folder: string, face: StaticFace): Promise<Buffer> {
  const source = JSON.stringify([RECIPE, face, await packageVersion(face.file)])
  const path = join(folder, `${createHash('sha256').update(source).digest('hex').slice(0, 24)}.ttf`)
  try {
    return await readFile(path)
  } catch {
    const made = await cut(face)
    await writeIfPossible(path, made)
    return made
  }
}

async function cut(face: StaticFace): Promise<Buffer> {
  const { default: subsetFont } = await import('subset-font')
  const whole = await subsetFont(await readFile(packageFile(face.file)), undefined, {
    targetFormat: 'sfnt',
    noHinting: true,
    keepAllGlyphs: true,
    variationAxes: face.axes,
  })
  return renameFace(whole, face)
}

async function packageVersion(file: string): Promise<string> {
  const name = file.slice(0, file.indexOf('/files/'))
  const { version } = JSON.parse(await readFile(packageFile(`${name}/package.json`), 'utf8')) as { version: string }
  return version
}
