import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { openSideProcess, type SideProcess } from './sideProcess.ts'

type Work = { say?: string; die?: true; hang?: true; fail?: string; grow?: true }
type Made = { said: string | undefined; pid: number; nth: number }

const folder = await mkdtemp(join(tmpdir(), 'dateline-side-'))
const program = join(folder, 'program.mts')
await writeFile(
  program,
  `import { answerWork } from ${JSON.stringify(new URL('./sideProcess.ts', import.meta.url).href)}
   let nth = 0
   answerWork(async ({ say, die, hang, fail, grow }) => {
     nth++
     if (die) process.exit(3)
     if (hang) await new Promise(() => setInterval(() => {}, 1000))
     if (grow) for (const all = []; ; await new Promise((go) => setTimeout(go, 10))) all.push(Buffer.alloc(2 ** 25, 1))
     if (fail) throw new Error(fail)
     return { said: say, pid: process.pid, nth, settings: Object.keys(process.env) }
   }, { mostMegabytes: 600 })`,
)
const opened: SideProcess<Work, Made>[] = []
after(async () => {
  for (const side of opened) await side.close()
  await rm(folder, { recursive: true })
})

function open(limits: Partial<Parameters<typeof openSideProcess>[1]> = {}) {
  const side = openSideProcess<Work, Made>(pathToFileURL(program), {
    idleSeconds: 60,
    mostSeconds: 60,
    mostWaiting: 5,
    ...limits,
  })
  opened.push(side)
  const make = (work: Work) => side.make(async () => work)
  return { make, side }
}

test('work that takes the memory of the whole machine takes its own process only, and the next one is done', async () => {
  const { make } = open()
  await assert.rejects(make({ grow: true }) ?? Promise.resolve(), /ended with SIGKILL/)
  assert.equal((await make({ say: 'next' }))?.said, 'next')
})

test('work is done in one other process, in the order in which it came', async () => {
  const { make } = open()
  const made = await Promise.all(['a', 'b', 'c'].map((say) => make({ say })))
  assert.deepEqual(
    made.map((each) => [each?.said, each?.nth]),
    [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ],
  )
  const [pid, ...others] = new Set(made.map((each) => each?.pid))
  assert.ok(pid !== process.pid && others.length === 0)
})

test('what goes wrong harms nothing but itself', async () => {
  const { make } = open()
  const [failed, died, well] = await Promise.allSettled([
    make({ fail: 'no ink' }),
    make({ die: true }),
    make({ say: 'd' }),
  ])
  assert.match(String(failed.status === 'rejected' && failed.reason), /no ink/)
  assert.match(String(died.status === 'rejected' && died.reason), /ended with 3/)
  assert.equal(well.status === 'fulfilled' && well.value?.said, 'd')
})

test('work without end is given up', async () => {
  const { make } = open({ mostSeconds: 2 })
  await assert.rejects(async () => make({ hang: true }), /No answer in 2 s/)
  assert.equal((await make({ say: 'e' }))?.said, 'e')
})

test('whoever comes when too many wait is told so at once', async () => {
  const { make } = open({ mostWaiting: 2 })
  const made = [make({ say: 'f' }), make({ say: 'g' })]
  assert.equal(make({ say: 'h' }), undefined)
  await Promise.all(made)
  assert.equal((await make({ say: 'h' }))?.said, 'h')
})

test('a process without work ends, and the next work begins another', async () => {
  const { make } = open({ idleSeconds: 0 })
  const first = await make({ say: 'i' })
  await ended(first?.pid)
  assert.notEqual((await make({ say: 'j' }))?.pid, first?.pid)
})

test('once closed, nothing is made any more', async () => {
  const { make, side } = open()
  await side.close()
  await assert.rejects(async () => make({ say: 'k' }), /was closed/)
})

test('it inherits no secret, and ends with whoever started it', async () => {
  const parent = join(folder, 'parent.mts')
  await writeFile(
    parent,
    `import { pathToFileURL } from 'node:url'
     import { openSideProcess } from ${JSON.stringify(new URL('./sideProcess.ts', import.meta.url).href)}
     const side = openSideProcess(pathToFileURL(${JSON.stringify(program)}), { idleSeconds: 60, mostSeconds: 60, mostWaiting: 5 })
     const { pid, settings } = await side.make(async () => ({ say: 'l' }))
     process.send({ pid, settings })
     setInterval(() => {}, 1000)`,
  )
  const owner = fork(parent, {
    execArgv: process.execArgv,
    env: { ...process.env, DATELINE_SECRET: 'not to be known' },
  })
  const [{ pid, settings }] = (await once(owner, 'message')) as [{ pid: number; settings: string[] }]
  assert.deepEqual(
    settings.filter((name) => /SECRET|DATABASE|HOME|PATH$/.test(name)),
    [],
  )
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  await ended(pid)
})

async function ended(pid = 0) {
  for (let tries = 0; isAlive(pid) && tries < 500; tries++) await pause(10)
  assert.ok(!isAlive(pid))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('work that is called off ends with its process, waiting work is not begun, and the next is done in a new one', async () => {
  const { side } = open()
  const before = await side.make(async () => ({ say: 'before' }))
  const calling = new AbortController()
  const hanging = side.make(async () => ({ hang: true }), calling.signal)
  let begun = false
  const waiting = side.make(async () => {
    begun = true
    return { say: 'waiting' }
  }, calling.signal)
  setImmediate(() => calling.abort(new Error('called off')))
  await assert.rejects(hanging ?? Promise.resolve(), /called off/)
  await assert.rejects(waiting ?? Promise.resolve(), /called off/)
  assert.equal(begun, false)
  const after = await side.make(async () => ({ say: 'after' }))
  assert.equal(after?.said, 'after')
  assert.notEqual(after?.pid, before?.pid)
})
