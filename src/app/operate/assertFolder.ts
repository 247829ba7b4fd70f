import { stat } from 'node:fs/promises'
import { invalid } from '../../platform/errors.ts'

/** Of an archive, before anything is made for it. */
export async function assertFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) throw invalid('folder', `There is no folder ${folder}.`)
}
