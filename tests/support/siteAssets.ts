import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const shared = fileURLToPath(new URL('../../.test-data/assets', import.meta.url))

/**
 * The style sheet, the islands and the fonts are kept by what they were made from, wherever they lie: a site of a test
 * finds those of the site before it. Cutting the fonts takes three seconds of a processor, as long as all else that most
 * files do.
 */
export async function shareAssets(dataFolder: string): Promise<void> {
  await mkdir(shared, { recursive: true })
  await mkdir(dataFolder, { recursive: true })
  await symlink(shared, join(dataFolder, 'assets'), 'junction')
}
