import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'

/** Nanoseconds that a tick takes at first, and when the collector has looked at all of memory eight times since. */
const PROGRAM = `
import { keepTicksFast } from ${JSON.stringify(new URL('keepTicksFast.ts', import.meta.url).href)}
if (process.argv[1] === 'kept') keepTicksFast()
const ticks = (count) => new Promise((done) => {
  const tick = () => (--count > 0 ? process.nextTick(tick) : setImmediate(done))
  process.nextTick(tick)
})
async function nanoseconds() {
  await ticks(300_000)
  const began = performance.now()
  await ticks(300_000)
  return ((performance.now() - began) * 1e6) / 300_000
}
const young = await nanoseconds()
for (let times = 0; times < 8; times++) {
  await new Promise((done) => setTimeout(done, 5))
  gc()
}
console.log(JSON.stringify({ young, old: await nanoseconds() }))`

function measure(...args: string[]): { young: number; old: number } {
  const out = execFileSync(process.execPath, [
    ...['--expose-gc', '--import', import.meta.resolve('#loader'), '--input-type=module', '--eval', PROGRAM, '--'],
    ...args,
  ])
  return JSON.parse(String(out))
}

test('a process that has run for a while answers as quickly as a young one', () => {
  const { young, old } = measure('kept')
  assert.ok(old < 2.5 * young, `a tick takes ${old.toFixed(0)} ns, ${young.toFixed(0)} at first`)
})
