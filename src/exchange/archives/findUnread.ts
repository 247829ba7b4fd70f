import { open, readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { unreadForm } from './unreadForm.rule.ts'

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

/** Those of these files that are articles in another form than Markdown, with the reason for leaving them out. */
export async function findUnread(root: string, files: readonly string[]): Promise<{ file: string; reason: string }[]> {
  const skipped: { file: string; reason: string }[] = []
  for (const file of files) {
    const found = unreadForm(file)
    if (found && (!found.ifFrontMatter || (await hasFrontMatter(join(root, file))))) {
      skipped.push({ file, reason: found.reason })
    }
  }
  return skipped
}

async function hasFrontMatter(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return /^\uFEFF?(?:---|\+\+\+)\s/.test(buffer.subarray(0, bytesRead).toString())
  } finally {
    await file.close()
  }
}
