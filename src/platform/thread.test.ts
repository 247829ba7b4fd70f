import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { openThread, type Thread } from './thread.ts'

type Work = { say?: string; die?: true; hang?: true; fail?: string }
type Made = { said: string | undefined; thread: number; nth: number }

const folder = await mkdtemp(join(tmpdir(), 'dateline-thread-'))
const program = join(folder, 'program.mts')
await writeFile(
  program,
  `import { threadId } from 'node:worker_threads'
   import { answerWork } from ${JSON.stringify(new URL('./thread.ts', import.meta.url).href)}
   let nth = 0
   answerWork(async ({ say, die, hang, fail }) => {
     nth++
     if (die) process.exit(3)
     if (hang) await new Promise(() => setInterval(() => {}, 1000))
     if (fail) throw new Error(fail)
     return { said: say, thread: threadId, nth }
   })`,
)
const opened: Thread<Work, Made>[] = []
after(async () => {
  for (const thread of opened) await thread.close()
  await rm(folder, { recursive: true })
})

function open(limits: Partial<Parameters<typeof openThread>[1]> = {}) {
  const thread = openThread<Work, Made>(pathToFileURL(program), {
    idleSeconds: 60,
    mostSeconds: 60,
    mostWaiting: 5,
    ...limits,
  })
  opened.push(thread)
  const make = (work: Work) => thread.make(async () => work)
  return { make, thread }
}

test('work is done in one thread, in the order in which it came', async () => {
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
  assert.equal(new Set(made.map((each) => each?.thread)).size, 1)
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

test('a thread without work ends, and the next work begins another', async () => {
  const { make } = open({ idleSeconds: 0 })
  const first = await make({ say: 'i' })
  // The timer of its end comes before ours.
  await new Promise((resolve) => setTimeout(resolve, 5))
  assert.notEqual((await make({ say: 'j' }))?.thread, first?.thread)
})

test('once closed, nothing is made any more', async () => {
  const { make, thread } = open()
  await thread.close()
  await assert.rejects(async () => make({ say: 'k' }), /was closed/)
})
