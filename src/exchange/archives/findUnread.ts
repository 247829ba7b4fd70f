import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { unreadForm } from './unreadForm.rule.ts'

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
