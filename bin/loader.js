// What a Dateline process is started with (`--import`): JSX becomes JavaScript, packages are read as one file each, and
// nothing is read twice.
// Node takes the types out of .ts by itself and keeps what it compiled; only .tsx needs a hand. A general loader
// (tsx) looks through every file of every package: 2.1 s of a processor for all of src, where this takes 0.8 s.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks, setSourceMapsSupport } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packedAddresses } from './packages.js'

// Inside the installation, where only who may change the code may change what is kept of it. One that cannot be written
// to still runs, a little slower.
const kept = fileURLToPath(new URL('../node_modules/.cache/dateline', import.meta.url))
const require = createRequire(import.meta.url)

enableCompileCache(join(kept, 'compiled'))
// Else the traces of .tsx name lines that nobody wrote.
setSourceMapsSupport(true)

const packed = packedAddresses()
const root = new URL('..', import.meta.url).href

registerHooks({
  resolve(specifier, context, nextResolve) {
    const { parentURL } = context
    // What lies in node_modules is whole by itself: what was packed has its own packages in it.
    if (!parentURL?.startsWith(root) || parentURL.includes('/node_modules/')) return nextResolve(specifier, context)
    // Our own files say whole where the other one is: nothing is to be looked for.
    const kind = /^\.\.?\/.*\.(tsx?)$/.exec(specifier)?.[1]
    if (kind !== undefined) {
      const format = kind === 'ts' ? 'module-typescript' : 'module'
      return { url: new URL(specifier, parentURL).href, format, shortCircuit: true }
    }
    const url = packed.get(specifier)
    if (url === undefined) return nextResolve(specifier, context)
    return { url, format: 'module', shortCircuit: true }
  },
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    return { format: 'module', source: withoutJsx(fileURLToPath(url)), shortCircuit: true }
  },
})

function withoutJsx(path) {
  const source = readFileSync(path, 'utf8')
  const { version } = require('esbuild/package.json')
  const name = createHash('sha256')
    .update(JSON.stringify([version, path, source]))
    .digest('hex')
    .slice(0, 32)
  const place = join(kept, 'jsx', `${name}.js`)
  try {
    return readFileSync(place, 'utf8')
  } catch {
    const { code } = require('esbuild').transformSync(source, {
      loader: 'tsx',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      target: 'esnext',
      format: 'esm',
      sourcemap: 'inline',
      sourcesContent: false,
      sourcefile: path,
    })
    keep(place, code)
    return code
  }
}

function keep(place, code) {
  try {
    mkdirSync(join(kept, 'jsx'), { recursive: true })
    // Renamed into place: whoever else starts just now must not read half of it.
    writeFileSync(`${place}.${process.pid}`, code)
    renameSync(`${place}.${process.pid}`, place)
  } catch {}
}
