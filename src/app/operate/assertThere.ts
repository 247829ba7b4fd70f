import { stat } from 'node:fs/promises'
import { invalid } from '../../platform/errors.ts'

/** Of a file or a folder that is to be read, before anything is made for it. */
export async function assertThere(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile() && !found?.isDirectory()) throw invalid('file', `There is no file and no folder ${path}.`)
}
