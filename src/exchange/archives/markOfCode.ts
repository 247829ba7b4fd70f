import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** Where it is decided what is read of a file. */
const FOLDERS = ['./', '../markdown/', '../../publication/facts/']

/** Of the code that reads and converts: another, or another version of a package, may make something else of the same file. */
export function markOfCode(): string {
  const files = FOLDERS.flatMap((folder) => {
    const url = new URL(folder, import.meta.url)
    const names = readdirSync(url).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    return names.sort().map((name) => new URL(name, url))
  })
  const texts = [...files, new URL('../../../package.json', import.meta.url)].map((file) => readFileSync(file))
  return hash('sha256', Buffer.concat(texts), 'base64url')
}
