import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, giveAway } from './account.ts'
import { StartProblem } from './startProblem.ts'

// A socket's address holds 103 bytes on macOS and 107 on Linux, the file name "/.s.PGSQL.5432" included.
const longest = 90

/** A folder that only the database's account and root may enter: whoever can is let in without a password. */
export async function makeSocketFolder(folder: string, account: Account): Promise<string> {
  const inside = join(folder, 'socket')
  if (Buffer.byteLength(inside) + '/.s.PGSQL.5432'.length <= longest) {
    // In our own folder root may take it over from the account that ran the database before.
    return await ownFolder(inside, account, process.geteuid?.() === 0)
  }
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const temporary = Buffer.byteLength(tmpdir()) < 40 ? tmpdir() : '/tmp'
  // In a temporary folder anyone may have made it before us.
  return await ownFolder(join(temporary, `dateline-${mark}`), account, false)
}

async function ownFolder(path: string, account: Account, anyOwner: boolean): Promise<string> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = await lstat(path)
  const trusted = anyOwner || [process.geteuid?.(), account.uid].includes(found.uid)
  if (!found.isDirectory() || !trusted)
    throw new StartProblem(`${path}, where the database's socket belongs, is somebody else's; remove it.`)
  await giveAway(path, account)
  await chmod(path, 0o700)
  return path
}
