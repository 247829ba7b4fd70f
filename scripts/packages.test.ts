import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'

type Packages = { packed: string[]; packedAddresses(): Map<string, string> }

const root = fileURLToPath(new URL('../', import.meta.url))
// Plain JavaScript, which a process is started with.
const { packed, packedAddresses }: Packages = await import(`${pathToFileURL(root)}bin/packages.js`)
const require = createRequire(import.meta.url)

test('who installs Dateline has its packages as one file each, and every process reads those', () => {
  const addresses = packedAddresses()
  assert.deepEqual([...addresses.keys()], packed, 'npm ci packs them: npm run postinstall')
  for (const specifier of packed) assert.equal(import.meta.resolve(specifier), addresses.get(specifier))
})

for (const specifier of packed) {
  test(`${specifier}, packed, exports what it exports as it comes, under names that nothing has changed`, async () => {
    const asPacked: Record<string, unknown> = await import(specifier)
    const asItComes: Record<string, unknown> = await import(addressOf(specifier))
    const named = (exports: Record<string, unknown>) =>
      Object.entries(exports)
        .filter(([name]) => name !== 'module.exports')
        .map(([name, value]) => (typeof value === 'function' ? `${name}: ${value.name}` : name))
        .sort()
    assert.deepEqual(named(asPacked), named(asItComes))
  })
}

/** Where Node finds it without the loader. */
function addressOf(specifier: string): string {
  const facts = JSON.parse(readFileSync(join(root, 'node_modules', specifier, 'package.json'), 'utf8'))
  const entry = importOf(facts.exports?.['.'] ?? facts.exports) ?? facts.module ?? facts.main
  return pathToFileURL(entry ? join(root, 'node_modules', specifier, entry) : require.resolve(specifier)).href
}

function importOf(wanted: unknown): string | undefined {
  if (typeof wanted !== 'object' || wanted === null) return typeof wanted === 'string' ? wanted : undefined
  const { node, import: esm, default: otherwise } = wanted as Record<string, unknown>
  return importOf(node ?? esm ?? otherwise)
}

test('nobody has a package twice: what is imported of a packed one is packed too', () => {
  const twice = globSync('{src,simulator,scripts,bench,tests}/**/*.{ts,tsx}', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)(?! type) .*?from '([^'.#][^']*)'$/gms)]
      .map(([, specifier = '']) => specifier)
      .filter((specifier) => !packed.includes(specifier) && packed.some((name) => specifier.startsWith(`${name}/`)))
      .map((specifier) => `${file}: ${specifier}`),
  )
  assert.deepEqual(twice, [])
})
