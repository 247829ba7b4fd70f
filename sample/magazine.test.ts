import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { parse } from 'yaml'
import { z } from 'zod'

const HERE = fileURLToPath(new URL('./', import.meta.url))

const issues = z
  .array(
    z.strictObject({
      days_ago: z.int().min(1),
      pieces: z.array(z.string()).min(4),
      world: z.array(z.string()).default([]),
      letter: z.string(),
      cover: z.strictObject({
        picture: z.string(),
        alt: z.string().min(60),
        credit: z.string(),
        lines: z.array(z.string().max(60)).min(1).max(3),
      }),
    }),
  )
  .parse(parse(readFileSync(`${HERE}magazine/issues.yaml`, 'utf8')))

const daysAgo = new Map<string, number>()
for (const file of readdirSync(`${HERE}articles`)) {
  const text = readFileSync(`${HERE}articles/${file}`, 'utf8')
  const [slug, days] = [/^slug: (.+)$/m, /^days_ago: (.+)$/m].map((key) => key.exec(text)?.[1])
  if (slug && days) daysAgo.set(slug, Number(days))
}

test('the sample has three issues, one each week, and no report stands in two of them', () => {
  assert.deepEqual(
    issues.map(({ days_ago }) => days_ago),
    [15, 8, 1],
  )
  const all = issues.flatMap(({ pieces, world }) => [...pieces, ...world])
  assert.equal(new Set(all).size, all.length)
})

test('whatever hour the first start is at, a report was published before the issue that it stands in', () => {
  for (const { days_ago, pieces, world } of issues)
    for (const slug of [...pieces, ...world]) {
      const published = daysAgo.get(slug)
      assert.ok(published !== undefined, `${slug} is no sample report`)
      // The issue comes at five in the morning of its day, which is at most 19 hours more than its days before the start.
      assert.ok(published > days_ago + 0.8, `${slug} was published ${published} days ago, its issue ${days_ago}`)
    }
})

test('each cover is an upright drawing that is known by its shape when it is as small as a stamp', async () => {
  for (const { cover } of issues) {
    const path = `${HERE}pictures/${cover.picture}`
    assert.ok(existsSync(path), cover.picture)
    const { width = 0, height = 0 } = await sharp(path).metadata()
    assert.equal(width / height, 3 / 4)
    assert.ok(width >= 1500)
    // Light and dark are far apart even at 120 pixels: it is no gray patch.
    const { channels } = await sharp(path).resize(120, 160).grayscale().stats()
    assert.ok((channels[0]?.stdev ?? 0) > 20, `${cover.picture}: ${channels[0]?.stdev}`)
  }
})

test('each letter is signed, and about reports of its issue', () => {
  for (const { letter } of issues) {
    const text = readFileSync(`${HERE}magazine/${letter}`, 'utf8')
    assert.match(text, /^---\ntitle: .+\nsigned: The desk\n---\n/)
    const words = text.split(/\s+/).length
    assert.ok(words > 120 && words < 350, `${letter} has ${words} words`)
  }
})
