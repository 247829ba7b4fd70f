import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeIfPossible } from '../../platform/writeDurably.ts'

/** What is costly to make, made once and kept in the folder under a name that says everything it was made from. */
export async function keptFile(
  folder: string,
  source: unknown,
  ending: '' | '.ttf',
  make: () => Promise<Buffer>,
): Promise<Buffer> {
  const digest = createHash('sha256').update(JSON.stringify(source)).digest('hex')
  const path = join(folder, digest.slice(0, 24) + ending)
  try {
    return await readFile(path)
  } catch {
    const made = await make()
    await writeIfPossible(path, made)
    return made
  }
}
