// Runs after `npm ci` and `npm install` (package.json, `postinstall`): see packages.js.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { fileOf, packed, packedFolder } from './packages.js'

const folder = packedFolder()
if (folder) {
  await pack(fileURLToPath(folder)).catch((error) => {
    process.stderr.write(`dateline: packages stay as they came, and starts take longer: ${error.message}\n`)
  })
}

async function pack(place) {
  const parent = join(place, '..')
  mkdirSync(parent, { recursive: true })
  // Its name begins with a point: whoever starts just now does not take it for finished.
  const making = mkdtempSync(join(parent, '.making-'))
  try {
    const entryPoints = await Promise.all(packed.map((specifier) => writeEntry(making, specifier)))
    await build({
      entryPoints,
      outdir: making,
      outExtension: { '.js': '.mjs' },
      allowOverwrite: true,
      bundle: true,
      // What two packages share is one module here too.
      splitting: true,
      chunkNames: 'shared-[hash]',
      platform: 'node',
      format: 'esm',
      target: 'esnext',
      minifyWhitespace: true,
      minifySyntax: true,
      // Some tell objects of others by the names of their classes.
      keepNames: true,
      legalComments: 'linked',
      external: ['pg'],
      banner: {
        js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
      },
      logLevel: 'warning',
    })
    for (const name of readdirSync(parent)) {
      if (name !== basename(making)) rmSync(join(parent, name), { recursive: true, force: true })
    }
    // Whoever runs Dateline need not be who installed it.
    chmodSync(making, 0o755)
    renameSync(making, place)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
}

/** Under the very names that Node gives to whoever imports it, which a CommonJS package does not say by itself. */
async function writeEntry(folder, specifier) {
  const from = JSON.stringify(specifier)
  const names = Object.keys(await import(specifier)).filter((name) =>
    /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name),
  )
  const place = join(folder, fileOf(specifier))
  writeFileSync(place, `export { ${names.join(', ')} } from ${from}\n`)
  return place
}
