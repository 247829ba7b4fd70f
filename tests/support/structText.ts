import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The text of a PDF in the order of its structure, as Poppler reads it: a second reader beside our own. After a text that
 * is said to be replaced (a hyphen at a line's end) it loses the rest of that line and goes on with the next one.
 */
export function structText(bytes: Uint8Array, folder: string): string {
  const file = join(folder, 'struct.pdf')
  writeFileSync(file, bytes)
  const { status, stdout, error } = spawnSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' })
  if (error || status !== 0) {
    throw new Error('pdfinfo of Poppler reads no structure: install poppler-utils, as .ci/run does', { cause: error })
  }
  return [...stdout.matchAll(/^ +"(.*)"$/gm)].map(([, text]) => text).join('')
}
