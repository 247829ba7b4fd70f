import { open, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { unreadForm } from './unreadForm.rule.ts'

/** The articles below a folder that are written in another form than Markdown, with the reason for leaving them out. */
export async function findUnread(root: string): Promise<{ file: string; reason: string }[]> {
  const skipped: { file: string; reason: string }[] = []
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const full = join(entry.parentPath, entry.name)
    const file = relative(root, full).split(sep).join('/')
    const found = unreadForm(file)
    if (found && (!found.ifFrontMatter || (await hasFrontMatter(full)))) skipped.push({ file, reason: found.reason })
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
