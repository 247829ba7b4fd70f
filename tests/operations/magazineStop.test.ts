import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type RunningSite, startSite } from '../support/runningSite.ts'

/** A person at a terminal waits so long before they ask themselves whether it hangs. */
const A_FEW_SECONDS_MS = 5_000
const PATIENCE_MS = 120_000

/** The processes in which the site sets an issue on paper just now. */
const setting = ({ pid }: RunningSite): number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('typeset.worker') && line.trim().split(/\s+/)[1] === String(pid))
    .map((line) => Number.parseInt(line, 10))

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const began = performance.now()
  while (!(await isSo())) {
    assert.ok(performance.now() - began < PATIENCE_MS, what)
    await pause(25)
  }
}

test('an operator who stops a site while it sets an issue waits a few seconds, and the next start sets it', async () => {
  const site = await startSite()
  try {
    const page = async (path: string) => (await fetch(site.origin + path)).text()
    const [, date = ''] = /href="\/magazine\/(\d{4}-\d{2}-\d{2})"/.exec(await page('/magazine')) ?? []
    const withdrawn = await site.cli('article', 'withdraw', 'yap-stone-money', 'reason=It was wrong')
    assert.equal(withdrawn.status, 0, withdrawn.stderr)
    await until('the issue is set anew', () => setting(site).length > 0)
    const working = setting(site)
    const began = performance.now()
    assert.equal(await site.stop(), 0)
    const took = performance.now() - began
    assert.ok(took < A_FEW_SECONDS_MS, `stopping took ${Math.round(took)} ms`)
    for (const pid of working) assert.throws(() => process.kill(pid, 0), /ESRCH/, 'nothing of it works on')
    await site.startAgain()
    await until('the issue is made anew', async () => (await page(`/magazine/${date}`)).includes('was withdrawn'))
  } finally {
    await site.discard()
  }
})
