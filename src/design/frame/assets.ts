import { glob, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { openSideProcess } from '../../platform/sideProcess.ts'
import { writeIfPossible } from '../../platform/writeDurably.ts'
import { type AssetsOrder, hashOf, islandName, type KeptAssets, sourceFolder, styleFolder } from './assetNames.ts'

export type AssetFile = { body: Buffer; type: string; br?: Buffer; gzip?: Buffer }

export type Assets = {
  /** The fingerprinted address of `site.css`, `desk.css`, an island (`stream.js`) or a drawing (`icon.svg`). */
  url(name: string): string
  /** By path; safe to keep for a year, since a changed file has another path. */
  files: ReadonlyMap<string, AssetFile>
  /** The two fonts of the first screen. */
  fontPreloads: readonly string[]
}

const fontFolder = fileURLToPath(new URL('../fonts/', import.meta.url))
/** Says which version of every package the islands are made of. */
const lockFile = fileURLToPath(new URL('../../../package-lock.json', import.meta.url))

/** One piece of work; three seconds of a processor, a minute and more where others want it too. */
const LIMITS = { idleSeconds: 1, mostSeconds: 240, mostWaiting: 1 }

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * The style sheet, the islands and the fonts, bundled, fingerprinted and compressed. `folder` keeps the result between
 * starts, by what it was made from, so that only a change costs the second or two of making.
 */
export async function buildAssets({ folder }: { folder: string }): Promise<Assets> {
  const islands = await islandsIn(sourceFolder)
  const key = await fingerprintOfSources(islands)
  const keptPath = join(folder, `assets-${key}.json`)
  const known = await readKept(keptPath)
  const made = known ?? (await makeBeside({ keptFonts: join(folder, 'fonts'), islands }))
  if (!known) await keep(folder, keptPath, made)
  return assetsFrom(made)
}

/** Cutting fonts takes forty megabytes that WebAssembly never gives back, and seconds in which nobody else is served. */
async function makeBeside(order: AssetsOrder): Promise<KeptAssets> {
  const side = openSideProcess<AssetsOrder, KeptAssets>(new URL('./makeAssets.worker.ts', import.meta.url), LIMITS)
  try {
    return await (side.make(async () => order) as Promise<KeptAssets>)
  } finally {
    await side.close()
  }
}

async function islandsIn(folder: string): Promise<string[]> {
  const found: string[] = []
  for await (const path of glob('**/*.client.ts', { cwd: folder })) found.push(join(folder, path))
  const names = found.map(islandName)
  const twice = names.find((name, position) => names.indexOf(name) !== position)
  if (twice) throw new Error(`Two islands are called ${twice}; an island's file name is its address`)
  return found.sort()
}

/** Everything that decides the result: our style, drawings, islands and font code, the packages and the bundler. */
async function fingerprintOfSources(islands: readonly string[]): Promise<string> {
  const own: string[] = []
  for (const folder of [styleFolder, fontFolder]) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    own.push(...files.map(({ parentPath, name }) => join(parentPath, name)).sort())
  }
  const makers = ['./assets.ts', './assetNames.ts', './makeAssets.ts'].map((file) => new URL(file, import.meta.url))
  const paths = [...own, ...makers, lockFile, ...islands]
  const bundler = createRequire(import.meta.url)('esbuild/package.json') as { version: string }
  return hashOf(bundler.version, ...(await Promise.all(paths.map((path) => readFile(path)))))
}

async function readKept(path: string): Promise<KeptAssets | undefined> {
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as KeptAssets
    for (const [file, digest] of Object.entries(kept.imported)) {
      if (hashOf(await readFile(join(sourceFolder, file))) !== digest) return undefined
    }
    return kept
  } catch {
    return undefined
  }
}

async function keep(folder: string, path: string, made: KeptAssets): Promise<void> {
  const older = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith('assets-'))
  await writeIfPossible(path, Buffer.from(JSON.stringify(made)))
  // One that stays takes room and is asked for by nobody.
  await Promise.allSettled(older.map((name) => rm(join(folder, name), { force: true })))
}

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

async function assetsFrom(made: KeptAssets): Promise<Assets> {
  const files = new Map<string, AssetFile>()
  for (const [path, text] of Object.entries(made.texts)) {
    const body = Buffer.from(text)
    const [br, gzipped] = await Promise.all([
      compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
      compressGzip(body, { level: 9 }),
    ])
    files.set(path, { body, type: types[extname(path)] ?? 'application/octet-stream', br, gzip: gzipped })
  }
  // A woff2 is compressed already.
  for (const [path, body] of Object.entries(made.fonts))
    files.set(path, { body: Buffer.from(body, 'base64'), type: 'font/woff2' })
  return {
    files,
    fontPreloads: made.preloads,
    url: (name) => {
      const url = made.urls[name]
      if (!url) throw new Error(`There is no asset called ${name}`)
      return url
    },
  }
}
