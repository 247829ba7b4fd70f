import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { article, createImportingSite, type ImportingSite } from '../../../tests/support/importingSite.ts'
import { findRevision, listFacts, openWorkingCopy, saveFact } from '../../newsroom/editor/editor.module.ts'
import { findStaff, type StaffMember } from '../../staff/accounts/accounts.module.ts'

let site: ImportingSite
let ana: StaffMember
before(async () => {
  site = await createImportingSite('import_over_desk')
  await site.reader({ role: 'editor', email: 'ana@news.test' })
  await site.reader({ role: 'contributor', email: 'ben@news.test' })
  const { db } = site.dateline
  ana = (await findStaff(db, { emailKey: 'ana@news.test' })) ?? assert.fail('nobody')
})
after(() => site?.close())

const file = (title: string, words: string) => article(`title: ${title}\nsection: world`, words)
const counts = ({ imported, updated, unchanged, kept }: Awaited<ReturnType<ImportingSite['bring']>>) => [
  imported,
  updated,
  unchanged,
  kept.length,
]
async function change(id: number, value: string) {
  const { db, clock } = site.dateline
  const { version } = (await listFacts(db, id)).headline
  await saveFact(db, id, { fact: 'headline', value, base: version }, ana.id, clock.now())
}

test('an editor’s published correction outlives another import of its file, which waits in the history to be compared', async () => {
  const { db, clock, workflow } = site.dateline
  await site.write('a', {
    '2021-01-01-boats.md': file('Boats', 'The boats are red.'),
    '2021-01-02-nets.md': file('Nets', 'The nets are blue.'),
  })
  assert.deepEqual(counts(await site.bring('a')), [2, 0, 0, 0])
  const { id } = await site.stored('boats')
  await change(id, 'Boats, corrected')
  await workflow.sendOut(
    ana,
    id,
    { kind: 'correction', note: 'They are blue.', reasons: await reasons(id) },
    clock.now(),
  )

  await site.write('a', {
    '2021-01-01-boats.md': file('Boats anew', 'The boats are green.'),
    '2021-01-02-nets.md': file('Nets anew', 'The nets are green.'),
  })
  const again = await site.bring('a')
  assert.deepEqual(counts(again), [0, 1, 0, 1])
  assert.match(again.kept[0]?.says ?? '', /stays so; what the file says by now is revision 2 in its history/)
  assert.equal((await site.stored('boats')).headline, 'Boats, corrected')
  const kept = await findRevision(db, id, 2)
  assert.deepEqual([kept?.facts.headline, kept?.label, kept?.staffId], ['Boats anew', 'From its file', null])
  assert.match(JSON.stringify(kept?.text), /The boats are green/)
  assert.deepEqual((await site.bring('a')).kept, again.kept, 'one revision for one text')
  assert.deepEqual(counts(await site.bring('a', { dryRun: true })), [0, 0, 1, 1])
})

test('whoever asks for it has the file in the working copy: nothing goes out by it, and once it stays as they go on', async () => {
  const { db, clock } = site.dateline
  const { id } = await site.stored('boats')
  const refused = await site.bring('a', { toDesk: 'ben@news.test' })
  assert.match(refused.kept[0]?.says ?? '', /may not write it/)
  await assert.rejects(site.bring('a', { toDesk: 'nobody@news.test' }), /Nobody of the staff/)
  const taken = await site.bring('a', { toDesk: 'ana@news.test' })
  assert.match(taken.kept[0]?.says ?? '', /what is out stays as it is until somebody publishes it/)
  assert.match(JSON.stringify((await openWorkingCopy(db, id, clock.now())).text), /The boats are green/)
  assert.equal((await listFacts(db, id)).headline.value, 'Boats anew')
  assert.equal((await site.stored('boats')).headline, 'Boats, corrected')
  await change(id, 'Boats, once more')
  await site.bring('a', { toDesk: 'ana@news.test' })
  assert.equal((await listFacts(db, id)).headline.value, 'Boats, once more')
})

/** Whatever should be mended of a text for tests. */
async function reasons(id: number) {
  const { db, clock, checks } = site.dateline
  const { findings } = await checks.findings(db, id, clock.now())
  return Object.fromEntries(findings.map((finding) => [finding.id, 'a test']))
}
