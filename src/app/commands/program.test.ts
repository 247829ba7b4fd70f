import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const loaded: string[] = []
registerHooks({
  load(url, context, nextLoad) {
    loaded.push(url)
    return nextLoad(url, context)
  },
})
const { createProgram } = await import('./program.ts')
const { ConfigProblem } = await import('../start/config.ts')

test('an editor who opens one article does not wait for the payment provider, the simulator and all that serves readers to be loaded', async () => {
  const program = await createProgram(['article', 'set', 'tide', 'open-to-all=on'])
  assert.deepEqual(
    program.commands.map((command) => command.name()),
    ['article'],
  )
  const needless =
    /\/(?:stripe|sharp|subset-font|nodemailer)\b|\/simulator\/|\/app\/(?:compose|http)\/|\/money\/billing\//
  assert.deepEqual(
    loaded.filter((url) => needless.test(url)),
    [],
  )
})

test('help, and a word that is no command, know of every command', async () => {
  const names = async (...words: string[]) => (await createProgram(words)).commands.map((command) => command.name())
  const all = await names('--help')
  for (const name of ['start', 'migrate', 'import', 'article', 'backup', 'restore', 'held', 'plan', 'reader'])
    assert.ok(all.includes(name), name)
  assert.deepEqual(await names('nonsense'), all)
  assert.deepEqual(await names('restore'), ['backup', 'restore'])
  for (const name of all) assert.ok((await names(name)).includes(name), name)
})

/** Every command with its subject, as it is typed. */
async function everyCommand(): Promise<{ words: string[]; name: string }[]> {
  const program = await createProgram(['--help'])
  const found: { words: string[]; name: string }[] = []
  const walk = (command: (typeof program.commands)[number], path: string[]) => {
    const names = [...path, command.name()]
    if (command.commands.length > 0) for (const below of command.commands) walk(below, names)
    else if (command.name() !== 'help') {
      const asked = command.registeredArguments.filter(({ required }) => required).map(() => 'x')
      const chosen = command.options.flatMap(({ mandatory, long }) => (mandatory && long ? [long, 'x@news.test'] : []))
      found.push({ words: [...names, ...asked, ...chosen], name: names.join(' ') })
    }
  }
  for (const command of program.commands) walk(command, [])
  return found
}

const BEGIN = [
  ...[
    'start',
    'migrate',
    'import markdown',
    'import almanac',
    'restore',
    'publication set',
    'plan set',
    'plan price',
    'paywall set',
  ],
  ...['paywall pool', 'institution set', 'section set', 'source set', 'author set', 'staff invite', 'files move'],
  'newsletter set',
]

/** A folder of which nothing is there yet, for as long as `work` takes. */
async function inNoFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = join(tmpdir(), `dateline-nothing-${process.pid}`)
  const { DATELINE_DATA, DATABASE_URL } = process.env
  process.env.DATELINE_DATA = folder
  delete process.env.DATABASE_URL
  try {
    await work(folder)
  } finally {
    if (DATELINE_DATA === undefined) delete process.env.DATELINE_DATA
    else process.env.DATELINE_DATA = DATELINE_DATA
    if (DATABASE_URL !== undefined) process.env.DATABASE_URL = DATABASE_URL
  }
}

test('whoever asks of a publication in an empty folder is told so in one line, and the folder stays empty', () =>
  inNoFolder(async (folder) => {
    const asking = (await everyCommand()).filter(({ name }) => !BEGIN.includes(name))
    assert.ok(asking.length > 15, asking.map(({ name }) => name).join(', '))
    for (const { words, name } of asking) {
      const program = await createProgram(words)
      await assert.rejects(
        program.parseAsync(['node', 'dateline', ...words]),
        (error) => {
          assert.ok(error instanceof ConfigProblem, `${name}: ${error}`)
          assert.match(error.message, /^there is no publication in \S+ yet; “dateline start” makes one/)
          return true
        },
        name,
      )
      assert.equal(existsSync(folder), false, name)
    }
  }))

test('whoever mistypes what is to begin a publication is told so before anything is made', () =>
  inNoFolder(async (folder) => {
    for (const words of [
      ...[
        ['import', 'markdown', '/no/such/folder'],
        ['import', 'almanac', '/no/such/file.yaml'],
        ['publication', 'set', 'nope=1'],
        ['paywall', 'set', 'nope=1'],
      ],
      ...[
        ['plan', 'set', 'x', 'nope=1'],
        ['section', 'set', 'x', 'nope=1'],
        ['source', 'set', 'x', 'nope=1'],
      ],
      ...[
        ['author', 'set', 'x', 'nope=1'],
        ['newsletter', 'set', 'x', 'nope=1'],
        ['institution', 'set', 'x', 'nope=1'],
        ['paywall', 'pool', 'x', 'nope=1'],
      ],
    ]) {
      const program = await createProgram(words)
      await assert.rejects(program.parseAsync(['node', 'dateline', ...words]), /no folder|nope/i, words.join(' '))
      assert.equal(existsSync(folder), false, words.join(' '))
    }
  }))
