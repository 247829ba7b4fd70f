import { readdir } from 'node:fs/promises'
import { sep } from 'node:path'

/** Paths below a folder, with slashes; of what is no file itself, such as a link, it is not known whether it leads to one. */
export type FoundFiles = { files: string[]; others: string[] }

export async function findFiles(root: string): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], others: [] }
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const folder = entry.parentPath.slice(root.length + 1)
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    const list = entry.isFile() ? found.files : found.others
    list.push(sep === '/' ? path : path.split(sep).join('/'))
  }
  return found
}
