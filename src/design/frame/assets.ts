import { createHash } from 'node:crypto'
import { glob, readdir, readFile, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build, version as bundlerVersion } from 'esbuild'
import { writeIfPossible } from '../../platform/writeDurably.ts'
import { buildFonts, type FontFile } from '../fonts/fonts.ts'

export type AssetFile = { body: Buffer; type: string; br?: Buffer; gzip?: Buffer }

export type Assets = {
  /** The fingerprinted address of `site.css`, `desk.css`, an island (`stream.js`) or a drawing (`icon.svg`). */
  url(name: string): string
  /** By path; safe to keep for a year, since a changed file has another path. */
  files: ReadonlyMap<string, AssetFile>
  /** The two fonts of the first screen. */
  fontPreloads: readonly string[]
}

const styleFolder = fileURLToPath(new URL('../styles/', import.meta.url))
const fontFolder = fileURLToPath(new URL('../fonts/', import.meta.url))
const sourceFolder = fileURLToPath(new URL('../../', import.meta.url))
/** Says which version of every package the islands are made of. */
const lockFile = fileURLToPath(new URL('../../../package-lock.json', import.meta.url))

/** Style sheets by the name of their address: the site's and the desk's. */
const STYLES = { 'site.css': './site.css', 'desk.css': './desk/desk.css' }

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** What is kept on disk between starts: one JSON of texts, fonts beside it as files. */
type KeptAssets = {
  urls: Record<string, string>
  texts: Record<string, string>
  fonts: Record<string, string>
  preloads: string[]
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
  const made = known ?? (await make(join(folder, 'fonts'), islands))
  if (!known) await keep(folder, keptPath, made)
  return assetsFrom(made)
}

async function islandsIn(folder: string): Promise<string[]> {
  const found: string[] = []
  for await (const path of glob('**/*.client.ts', { cwd: folder })) found.push(join(folder, path))
  const names = found.map(islandName)
  const twice = names.find((name, position) => names.indexOf(name) !== position)
  if (twice) throw new Error(`Two islands are called ${twice}; an island's file name is its address`)
  return found.sort()
}

function islandName(path: string): string {
  return basename(path, '.client.ts')
}

function hashOf(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 16)
}

/** Everything that decides the result: our style, drawings, islands and font code, the packages and the bundler. */
async function fingerprintOfSources(islands: readonly string[]): Promise<string> {
  const own: string[] = []
  for (const folder of [styleFolder, fontFolder]) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    own.push(...files.map(({ parentPath, name }) => join(parentPath, name)).sort())
  }
  const paths = [...own, fileURLToPath(import.meta.url), lockFile, ...islands]
  return hashOf(bundlerVersion, ...(await Promise.all(paths.map((path) => readFile(path)))))
}

async function readKept(path: string): Promise<KeptAssets | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as KeptAssets
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

async function make(keptFonts: string, islands: readonly string[]): Promise<KeptAssets> {
  const fontUrl = (file: FontFile) => `/assets/${file.name.replace('.woff2', '')}-${hashOf(file.body)}.woff2`
  const fonts = await buildFonts(keptFonts, fontUrl)
  const made: KeptAssets = { urls: {}, texts: {}, fonts: {}, preloads: fonts.preload }
  for (const file of fonts.files) made.fonts[fontUrl(file)] = file.body.toString('base64')
  for (const [name, path] of Object.entries(STYLES)) await addStyle(made, name, `@import "${path}";\n${fonts.css}`)
  const scripts = await build({
    entryPoints: islands.map((path) => ({ in: path, out: islandName(path) })),
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    outdir: '/assets',
    target: 'es2022',
    logLevel: 'silent',
  })
  for (const file of scripts.outputFiles) addText(made, basename(file.path), file.text)
  addText(made, 'icon.svg', await readFile(join(styleFolder, 'icon.svg'), 'utf8'))
  return made
}

async function addStyle(made: KeptAssets, name: string, contents: string): Promise<void> {
  const bundled = await build({
    stdin: { contents, resolveDir: styleFolder, loader: 'css', sourcefile: 'all.css' },
    bundle: true,
    minify: true,
    write: false,
    outdir: '/assets',
    publicPath: '/assets',
    assetNames: '[name]-[hash]',
    loader: { '.svg': 'file' },
    external: ['*.woff2'],
    target: ['chrome111', 'firefox115', 'safari16.4'],
    logLevel: 'silent',
  })
  for (const file of bundled.outputFiles) {
    if (file.path.endsWith('.css')) addText(made, name, file.text)
    else made.texts[`/assets/${basename(file.path)}`] = file.text
  }
}

function addText(made: KeptAssets, name: string, text: string): void {
  const extension = extname(name)
  const url = `/assets/${basename(name, extension)}-${hashOf(text)}${extension}`
  made.urls[name] = url
  made.texts[url] = text
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
