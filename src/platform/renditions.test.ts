import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notFound } from './errors.ts'
import { createRenditions } from './renditions.ts'

test('while one visitor waits for the new front, all others get the last one, and nobody asks for it twice', async () => {
  const renditions = createRenditions()
  const first = await renditions.getShared('front', '1', async () => 'old')
  const made = Promise.withResolvers<string>()
  let asked = 0
  const render = () => {
    asked++
    return made.promise
  }
  const waiting = renditions.getShared('front', '2', render)
  const others = await Promise.all([1, 2, 3].map(() => renditions.getShared('front', '2', render)))
  assert.deepEqual(
    others.map(({ etags }) => etags.br),
    [first, first, first].map(({ etags }) => etags.br),
  )
  made.resolve('new')
  assert.equal((await waiting).bodies.identity.latin1, 'new')
  assert.equal((await renditions.getShared('front', '2', render)).bodies.identity.latin1, 'new')
  assert.equal(asked, 1)
})

test('what could not be rendered is not tried again by each visitor at once', async () => {
  const renditions = createRenditions()
  let asked = 0
  const render = async () => {
    asked++
    throw new Error('it takes too long')
  }
  for (let visitor = 0; visitor < 5; visitor++) {
    await assert.rejects(renditions.getShared('list', '1', render), /too long/)
  }
  assert.equal(asked, 1)
})

test('a list that cannot be rendered anew stays as it was', async () => {
  const renditions = createRenditions()
  await renditions.getShared('list', '1', async () => 'before')
  for (let visitor = 0; visitor < 3; visitor++) {
    const shown = await renditions.getShared('list', '2', () => Promise.reject(new Error('the database is away')))
    assert.equal(shown.bodies.identity.latin1, 'before')
  }
})

test('a list that is no more is not shown any longer', async () => {
  const renditions = createRenditions()
  await renditions.getShared('list', '1', async () => 'before')
  const gone = () => Promise.reject(notFound('page-unknown', 'There is no page at this address.'))
  await assert.rejects(renditions.getShared('list', '2', gone), /no page/)
  await assert.rejects(renditions.getShared('list', '2', gone), /no page/)
})
