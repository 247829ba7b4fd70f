import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { build } from 'esbuild'
import { buildFonts, type FontFile } from '../fonts/fonts.ts'
import { type AssetsOrder, hashOf, islandName, type KeptAssets, sourceFolder, styleFolder } from './assetNames.ts'

/** Style sheets by the name of their address: the site's and the desk's. */
const STYLES = { 'site.css': './site.css', 'desk.css': './desk/desk.css' }

/** Style sheets, islands and fonts from their sources; fonts that were cut before are taken from `keptFonts`. */
export async function makeAssets({ keptFonts, islands }: AssetsOrder): Promise<KeptAssets> {
  const fontUrl = (file: FontFile) => `/assets/${file.name.replace('.woff2', '')}-${hashOf(file.body)}.woff2`
  const fonts = await buildFonts(keptFonts, fontUrl)
  const made: KeptAssets = { urls: {}, texts: {}, fonts: {}, preloads: fonts.preload, imported: {} }
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
    metafile: true,
    absWorkingDir: sourceFolder,
  })
  for (const file of scripts.outputFiles) addText(made, basename(file.path), file.text)
  // What comes from outside of src is told by the lock file.
  for (const path of Object.keys(scripts.metafile.inputs)) {
    if (!path.startsWith('..')) made.imported[path] = hashOf(await readFile(join(sourceFolder, path)))
  }
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
