import { readFile } from 'node:fs/promises'
import { keptFile } from './keptFile.ts'
import { renameFace } from './renameFace.ts'
import { type Axes, packageFile } from './subset.ts'
import { wholeFace } from './wholeFace.ts'

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
  const source = [RECIPE, face, await packageVersion(face.file)]
  return keptFile(folder, source, '.ttf', async () =>
    renameFace(await wholeFace(packageFile(face.file), face.axes), face),
  )
}

async function packageVersion(file: string): Promise<string> {
  const name = file.slice(0, file.indexOf('/files/'))
  const { version } = JSON.parse(await readFile(packageFile(`${name}/package.json`), 'utf8')) as { version: string }
  return version
}
