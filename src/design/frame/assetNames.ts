import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

export const sourceFolder = fileURLToPath(new URL('../../', import.meta.url))
export const styleFolder = fileURLToPath(new URL('../styles/', import.meta.url))

export type AssetsOrder = { keptFonts: string; islands: readonly string[] }

/** What is kept on disk between starts: one JSON of texts, fonts beside it as files. */
export type KeptAssets = {
  urls: Record<string, string>
  texts: Record<string, string>
  fonts: Record<string, string>
  preloads: string[]
  /** Digests of our files that islands import, by their places below src. */
  imported: Record<string, string>
}

export function islandName(path: string): string {
  return basename(path, '.client.ts')
}

export function hashOf(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 16)
}
