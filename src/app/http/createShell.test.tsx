import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createLanguages } from '../../design/words/languages.ts'
import { BucketAway } from '../../platform/errors.ts'
import { openFolderOfFiles } from '../../platform/files/folderOfFiles.ts'
import { createRenditions } from '../../platform/renditions.ts'
import { createShell, type ShellDeps } from './createShell.tsx'

const folder = await mkdtemp(join(tmpdir(), 'dateline-shell-'))
after(() => rm(folder, { recursive: true }))

const languages = await createLanguages({ own: () => 'en', phrase: () => undefined })
const deps: ShellDeps = {
  words: languages.own(),
  languages,
  site: { origin: 'http://news.test', secure: false },
  assets: { url: (name) => `/assets/${name}`, fontPreloads: [], files: new Map() },
  files: openFolderOfFiles(folder),
  renditions: createRenditions(),
  paywall: { viewer: () => assert.fail('nobody asks who looks') },
  frameFacts: () => ({
    name: 'The Test Meridian',
    promise: '',
    description: '',
    language: 'en',
    zone: 'UTC',
    clocks: [],
    legalName: '',
    address: '',
    sections: [],
    aboutPages: [],
    newsletters: [],
  }),
  frameVersion: () => '1',
  pageHeaders: {},
}
const shell = createShell(deps)

test('the longest report is put on its page once, also where its letters need a font of their own', async () => {
  let rendered = 0
  function Report() {
    rendered++
    return <p lang="ar">{'العبّارة <تعبر> عند الظهر'}</p>
  }
  const html = await shell.render({ title: 'A report', body: <Report /> }, 'visitor')
  assert.equal(rendered, 1)
  assert.match(html, /<p lang="ar">العبّارة &lt;تعبر&gt; عند الظهر<\/p>/)
  assert.match(html, /\/assets\/companion-[0-9a-f]{24}\.css/)
})

test('a report whose letters need a font goes out without one while the bucket cannot be asked whether it has it', async () => {
  const away = new BucketAway('the bucket', 'cannot be reached', true)
  const files = { ...openFolderOfFiles(folder), has: async () => Promise.reject(away) }
  const body = <p lang="ar">العبّارة في المساء</p>
  const html = await createShell({ ...deps, files }).render({ title: 'A report', body }, 'visitor')
  assert.match(html, /العبّارة في المساء/)
  assert.doesNotMatch(html, /companion-/)
})
