import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { coverTones } from './coverTones.ts'

const drawn = (inside: string) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800">${inside}</svg>`))
    .jpeg()
    .toBuffer()
const sky = '<rect width="600" height="800" fill="#e8ded0"/>'
const sea = '<rect y="500" width="600" height="300" fill="#12202c"/>'
const stripes = Array.from({ length: 40 }, (_, at) => `<rect x="${at * 15}" width="6" height="400" fill="#222"/>`).join(
  '',
)

test('words on a cover take the color that its drawing leaves readable, and paper where it leaves none', async () => {
  assert.deepEqual(await coverTones(await drawn(sky + sea)), { above: 'light', below: 'dark' })
  assert.deepEqual(await coverTones(await drawn(sky + stripes)), { above: 'busy', below: 'light' })
  assert.deepEqual(await coverTones(await drawn('<rect width="600" height="800" fill="#808080"/>')), {
    above: 'busy',
    below: 'busy',
  })
  assert.deepEqual(await coverTones(undefined), { above: 'light', below: 'light' })
})
