import assert from 'node:assert/strict'
import { registerHooks } from 'node:module'
import { test } from 'node:test'

const loaded: string[] = []
registerHooks({
  load(url, context, nextLoad) {
    loaded.push(url)
    return nextLoad(url, context)
  },
})
const { createProgram } = await import('./program.ts')

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
