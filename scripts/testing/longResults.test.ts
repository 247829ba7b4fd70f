import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withRows } from './longResults.ts'

const result = (passed: number, ms: number) => ({ path: '', ms, passed, skipped: 0, failures: [], output: '' })
const rowsOf = (text: string) => text.split('\n').filter((line) => line.includes('.test.ts'))

test('who ran one campaign finds the others as they were last run', () => {
  const kills = { file: 'tests/campaigns/kill.test.ts', result: result(1, 1_800_000), seed: 7 }
  const crawl = { file: 'tests/crawl/sentinelCrawl.test.ts', result: result(33, 90_000), seed: 8 }
  const page = { file: 'src/articles/page/article.page.test.ts', result: result(3, 900), seed: 8 }
  const first = withRows('', [kills, crawl, page], '2026-11-28')
  const second = withRows(first, [{ ...kills, result: result(1, 60_000), seed: 9 }], '2026-12-01')
  assert.deepEqual(
    rowsOf(second).map((line) => line.replace(/ +/g, ' ')),
    [
      '| tests/campaigns/kill.test.ts | 1 passed, 0 failed | 1.0 | 9 | 2026-12-01 |',
      '| tests/crawl/sentinelCrawl.test.ts | 33 passed, 0 failed | 1.5 | 8 | 2026-11-28 |',
    ],
  )
})
