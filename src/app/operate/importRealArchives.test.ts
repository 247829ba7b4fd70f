import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createImportingSite } from '../../../tests/support/importingSite.ts'
import { importFolder } from './importFolder.ts'

/** Archives of others, which lie beside the project and are no part of it. */
const shared = fileURLToPath(new URL('../../../../shared', import.meta.url))
/** Where each lies, how many articles come in, and which files do not, and why. */
const ARCHIVES: readonly [folder: string, articles: number, skipped: Record<string, RegExp>][] = [
  ['corpus/posts', 509, {}],
  ['archives/carpentries', 1285, { '_index.md': /lists other pages/ }],
  ['archives/cilium', 666, {}],
  ['archives/hexo', 58, {}],
  ['archives/nodejs', 276, { 'index.md': /no date/, 'wg/diag-wg-update-2017-02.md': /“wg” is reserved/ }],
]
const isHere = ARCHIVES.every(([folder]) => existsSync(join(shared, folder)))

describe('real archives', { skip: isHere ? false : 'the archives ../shared/archives are not here' }, async () => {
  if (!isHere) return
  const site = await createImportingSite('import_real_archives')
  after(() => site.close())
  const bring = (folder: string) => importFolder(site.dateline, join(shared, folder), {}, () => {})

  for (const round of ['once', 'again']) {
    for (const [folder, articles, skipped] of ARCHIVES) {
      test(`${folder}, ${round}: every article is in, beside those of the others`, async () => {
        const report = await bring(folder)
        const { imported, updated, unchanged } = report
        assert.deepEqual([imported, updated, unchanged], round === 'once' ? [articles, 0, 0] : [0, 0, articles])
        assert.deepEqual(report.skipped.map(({ file }) => file).sort(), Object.keys(skipped).sort())
        for (const { file, reason } of report.skipped) assert.match(reason, skipped[file] ?? /never/)
      })
    }
  }

  test('none is lost to another, and what has no text is not public', async () => {
    const all = await site.all()
    assert.equal(all.length, 2794)
    assert.deepEqual(
      all.filter(({ status, body }) => status === 'published' && body.content.length === 0),
      [],
    )
  })
})
