import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { lchown, lstat, readdir, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { StartProblem } from './startProblem.ts'

/** As whom PostgreSQL's programs run, and to whom its files belong. */
export interface Account {
  readonly uid: number | undefined
  readonly gid: number | undefined
  readonly spawnAs: { uid?: number; gid?: number }
  /** What has to stand before a command so that it runs in this account. */
  readonly prefix: readonly string[]
}

const ourselves: Account = { uid: undefined, gid: undefined, spawnAs: {}, prefix: [] }

/** Our own search path: a foreign PATH, PGDATA or PGPORT must not steer the server. Windows needs its own variables. */
export const programEnvironment: { env?: NodeJS.ProcessEnv } =
  process.platform === 'win32'
    ? {}
    : { env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/run/current-system/sw/bin', LC_ALL: 'C' } }

/**
 * PostgreSQL refuses to run as root, and its set-up program wants an account with a name. Chosen is
 * the first account that can reach both programs and folder; the cluster's files are given to it.
 */
export async function chooseAccount(folder: string, cluster: string, program: string): Promise<Account> {
  if (process.platform === 'win32') return ourselves
  const owner = await ownerOf(cluster)
  const root = process.geteuid?.() === 0
  if (!root) {
    if (owner && owner.uid !== process.geteuid?.())
      throw new StartProblem(
        `The database in ${folder} belongs to account ${owner.uid}, not to ${process.geteuid?.()}; start as that account or as root, or give the folder away with "chown -R ${process.geteuid?.()} ${folder}".`,
      )
    if (hasName()) return ourselves
    const renamed = inUserNamespace(process.geteuid?.() ?? 0, process.getegid?.() ?? 0)
    if (await reaches(renamed, folder, program)) return renamed
    throw new StartProblem(
      `Account ${process.geteuid?.()} has no name on this machine, which PostgreSQL needs; add it to /etc/passwd, or set DATABASE_URL.`,
    )
  }
  for (const candidate of await candidates(folder, program, owner)) {
    if (!(await reaches(candidate, folder, program))) continue
    if (owner && owner.uid !== candidate.uid) await giveAway(cluster, candidate)
    return candidate
  }
  throw new StartProblem(
    `PostgreSQL does not run as root, and no other account can reach ${folder} and ${dirname(program)}; start Dateline as an ordinary account, or let others pass with "chmod o+x" on the folders above them, or set DATABASE_URL.`,
  )
}

async function candidates(
  folder: string,
  program: string,
  owner: { uid: number; gid: number } | undefined,
): Promise<Account[]> {
  const nobody = unprivileged()
  const asRoot = inUserNamespace(0, 0)
  const list = [asUid(nobody.uid, nobody.gid), asRoot]
  // Under sudo the folders are often closed to everyone but the person who owns them.
  for (const place of [folder, dirname(program)])
    for (let path = place; path !== dirname(path); path = dirname(path)) {
      const { uid, gid } = await stat(path)
      if (uid !== 0 && !list.some((known) => known.uid === uid)) list.push(asUid(uid, gid))
    }
  if (owner) list.unshift(owner.uid === 0 ? asRoot : asUid(owner.uid, owner.gid))
  return list
}

function asUid(uid: number, gid: number): Account {
  return { uid, gid, spawnAs: { uid, gid }, prefix: [] }
}

/**
 * Inside the namespace the process has a harmless number, outside it stays what it is and so may
 * enter its own folders. `unshare` replaces itself by the program: the process number is the same.
 */
function inUserNamespace(uid: number, gid: number): Account {
  const inside = unprivileged()
  return {
    uid,
    gid,
    spawnAs: {},
    prefix: ['unshare', '--user', `--map-user=${inside.uid}`, `--map-group=${inside.gid}`, '--'],
  }
}

function unprivileged(): { uid: number; gid: number } {
  let accounts = ''
  try {
    accounts = readFileSync('/etc/passwd', 'utf8')
  } catch {}
  for (const name of ['nobody', 'daemon']) {
    const [, , uid, gid] = accounts.match(new RegExp(`^${name}:.*$`, 'm'))?.[0].split(':') ?? []
    // macOS numbers its nobody -2.
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65534, gid: 65534 }
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Asked of the kernel and of the program itself: bits, lists and mounts all have a say in it. */
function reaches(account: Account, folder: string, program: string): Promise<boolean> {
  const [command = '', ...rest] = [...account.prefix, '/bin/sh', '-c', 'cd "$0" && "$1" --version', folder, program]
  return new Promise((resolve) => {
    try {
      const child = spawn(command, rest, { ...programEnvironment, ...account.spawnAs, cwd: '/', stdio: 'ignore' })
      child.once('error', () => resolve(false))
      child.once('exit', (code) => resolve(code === 0))
    } catch {
      resolve(false)
    }
  })
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await stat(path)
    return { uid, gid }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new StartProblem(`${path} cannot be reached (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** The folder itself comes last, so that a change of owner that was interrupted is taken up again at the next start. */
export async function giveAway(path: string, { uid, gid }: Account): Promise<void> {
  if (uid === undefined || gid === undefined || process.geteuid?.() !== 0) return
  if ((await lstat(path)).isDirectory())
    for (const name of await readdir(path)) await giveAway(join(path, name), asUid(uid, gid))
  await lchown(path, uid, gid)
}
