// A process would read 1,200 files of packages as they come: a third of the time and a quarter of the memory of a start.
// `bin/packPackages.js` makes one file of each when they are installed, and the loader reads those.
// Plain JavaScript without dependencies: a process is started with it.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Packages of many files, by what is imported of them. Not among them: what draws pages, which a name kept for each of its
 * functions would make a third slower; what has files of its own beside its code (native libraries, WebAssembly); and pg,
 * of which there must be one only.
 */
export const packed = [
  'd3-geo',
  'feedsmith',
  'kysely',
  'markdown-it',
  'messageformat',
  'modern-tar',
  'nodemailer',
  'parse5',
  'pg-boss',
  'pino',
  'prom-client',
  'rate-limiter-flexible',
  'stripe',
  'yaml',
  'zod',
]

const modules = new URL('../node_modules/', import.meta.url)

/** One for each set of installed packages, so that nothing older is ever read; undefined where npm installed nothing. */
export function packedFolder() {
  try {
    const hash = createHash('sha256').update(readFileSync(new URL('.package-lock.json', modules)))
    const key = hash.update(readFileSync(new URL(import.meta.url))).digest('hex')
    return new URL(`.cache/dateline/packages/${key.slice(0, 16)}/`, modules)
  } catch {
    return undefined
  }
}

export const fileOf = (specifier) => `${specifier}.mjs`

/** Addresses by what is imported; empty where nothing was packed, which costs time and nothing else. */
export function packedAddresses() {
  const folder = packedFolder()
  if (!folder || !existsSync(fileURLToPath(folder))) return new Map()
  return new Map(packed.map((specifier) => [specifier, new URL(fileOf(specifier), folder).href]))
}
