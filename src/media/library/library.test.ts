import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { until } from '../../../tests/support/cutOff.ts'
import { type Client, createSite, ORIGIN, type TestSite } from '../../../tests/support/site.ts'
import { createGuardedFetch } from '../../platform/outgoing/guardedFetch.ts'
import type { StaffRole } from '../../staff/permissions/permissions.module.ts'
import { fetchPicture } from './fetchPicture.ts'

let site: TestSite
const staff = new Map<StaffRole, Client>()
let asked = 0
before(async () => {
  site = await createSite('media library')
  for (const role of ['contributor', 'translator', 'editor', 'publisher', 'circulation'] as const)
    staff.set(role, await site.reader({ role, email: `${role}@news.test` }))
})
after(() => site?.close())

const as = (role: StaffRole) => staff.get(role) ?? assert.fail(role)

async function brought(bytes: Uint8Array, role: StaffRole = 'editor'): Promise<string> {
  const form = new FormData()
  form.append('files', new File([Buffer.from(bytes)], 'a.jpg'))
  const cookie = [...as(role).cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, accept: 'application/json', 'sec-fetch-site': 'same-origin' }
  const answer = await site.dateline.app.fetch(
    new Request(`${ORIGIN}/desk/media`, { method: 'POST', headers, body: form }),
  )
  assert.equal(answer.status, 200)
  return ((await answer.json()) as { id: string }).id
}

/** No two alike. */
const plain = (width = 1000, height = 600) =>
  sharp({ create: { width: width + ++asked, height, channels: 3, background: '#274b6b' } })
const FORM = {
  version: '0',
  alt: 'Boats',
  caption: '',
  credit: '',
  copyright: '',
  focusX: '',
  focusY: '',
  cropLeft: '',
  cropTop: '',
  cropWidth: '',
  cropHeight: '',
}
const renditionsOf = async (id: string) => {
  const picture = (await site.dateline.media.findPictures(site.dateline.db, [id])).get(id)
  return picture?.renditions.map(({ url }) => url) ?? []
}
const served = async (url: string) => {
  const answer = await site.dateline.app.request(url)
  assert.equal(answer.status, 200, url)
  return Buffer.from(await answer.arrayBuffer())
}
const xmpOf = async (bytes: Buffer) => (await sharp(bytes).metadata()).xmp?.toString() ?? ''
const article = (slug: string, pictureId: string, more: object = {}) =>
  site.publish({
    slug,
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'They sailed.' }] }] },
    leadPicture: { pictureId, alt: 'A boat in a harbor' },
    ...more,
  })

describe('what stands in a file about its maker', () => {
  test('stays in every form of the picture, and where it was taken stays in none', async () => {
    const bytes = await plain()
      .withExif({
        IFD0: { Artist: 'Ana Silva', Copyright: 'Agencia Uno' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1', GPSLongitude: '2/1 21/1 3/1' },
      })
      .jpeg()
      .toBuffer()
    assert.ok(bytes.includes('Ana Silva'))
    const id = await brought(bytes)
    const page = await as('editor').fetch(`/desk/media/${id}`)
    assert.match(page.text, /name="credit"[^>]*value="Ana Silva"/)
    assert.match(page.text, /name="copyright"[^>]*value="Agencia Uno"/)
    const urls = await renditionsOf(id)
    assert.ok(urls.length >= 3)
    for (const url of [...urls, urls[0]?.replace('.webp', '.jpg') ?? '']) {
      const file = await served(url)
      const { exif, iptc } = await sharp(file).metadata()
      assert.deepEqual([exif, iptc], [undefined, undefined], url)
      assert.equal(file.indexOf('GPS'), -1)
      assert.match(await xmpOf(file), /<photoshop:Credit>Ana Silva<\/photoshop:Credit>/, url)
      assert.match(await xmpOf(file), /<rdf:li xml:lang="x-default">Agencia Uno<\/rdf:li>/, url)
    }
  })

  test('is what the desk has made of it, at new addresses, from the moment it is saved', async () => {
    const id = await brought(await plain().png().toBuffer())
    const before = await renditionsOf(id)
    assert.equal(await xmpOf(await served(before[0] ?? '')), '')
    const said = { ...FORM, credit: 'Zoë & <Söhne>', copyright: '“Haus”' }
    assert.equal((await as('contributor').fetch(`/desk/media/${id}`, { form: said })).status, 303)
    const now = await renditionsOf(id)
    assert.ok(now.every((url) => !before.includes(url)))
    for (const url of now) {
      const packet = await xmpOf(await served(url))
      assert.match(packet, /<photoshop:Credit>Zoë &amp; &lt;Söhne&gt;<\/photoshop:Credit>/, url)
      assert.match(packet, /“Haus”/)
    }
    const [old, renewed] = [await served(before.at(-1) ?? ''), await served(now.at(-1) ?? '')]
    assert.deepEqual(await sharp(renewed).raw().toBuffer(), await sharp(old).raw().toBuffer())
    const beyond = (now[0] ?? '').replace(/-1\./, '-2.')
    assert.equal((await site.dateline.app.request(beyond)).status, 404)
  })
})

describe('what must be seen of a picture', () => {
  test('is seen on the front and on its poster, and readers need not wait for it', async () => {
    const right = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#20a040' } })
      .png()
      .toBuffer()
    const wide = await plain(1800, 700)
      .composite([{ input: right, left: 900, top: 0 }])
      .jpeg()
      .toBuffer()
    const id = await brought(wide)
    await article('the-boat', id)
    const front = async () => (await site.visitor().fetch('/')).text
    const poster = async () => {
      const { text } = await site.visitor().fetch('/world/the-boat')
      const address = /property="og:image" content="([^"]+)"/.exec(text)?.[1] ?? assert.fail('no poster')
      const print = await served(new URL(address).pathname)
      const [, green = 0, blue = 0] = await sharp(print)
        .extract({ left: 1190, top: 300, width: 1, height: 1 })
        .raw()
        .toBuffer()
      return { address, shows: green > blue ? 'right' : 'left' }
    }
    assert.doesNotMatch(await front(), /focus-x/)
    await as('editor').fetch(`/desk/media/${id}`, { form: { ...FORM, focusX: '0', focusY: '42' } })
    // The front of before is served while somebody's next one is drawn.
    const shows = (focus: string) =>
      until(async () => new RegExp(`<img[^>]*${id}[^>]*class="${focus}"`).test(await front()), focus)
    await shows('focus-x-0 focus-y-40')
    const leftPoster = await poster()
    assert.equal(leftPoster.shows, 'left')
    await as('editor').fetch(`/desk/media/${id}`, { form: { ...FORM, version: '1', focusX: '100', focusY: '42' } })
    await shows('focus-x-100 focus-y-40')
    const rightPoster = await poster()
    assert.equal(rightPoster.shows, 'right')
    assert.notEqual(rightPoster.address, leftPoster.address)
  })

  test('is two numbers within the picture, and a crop lies in it; what was typed stays', async () => {
    const id = await brought(await plain().png().toBuffer())
    for (const wrong of [
      { focusX: '50' },
      { focusX: '101', focusY: '0' },
      { focusX: 'left', focusY: '0' },
      { focusX: '-1', focusY: '0' },
      { cropLeft: '60', cropTop: '0', cropWidth: '60', cropHeight: '10' },
      { cropLeft: '60', cropTop: '0', cropWidth: '0', cropHeight: '10' },
      { cropLeft: '60' },
    ]) {
      const answer = await as('editor').fetch(`/desk/media/${id}`, { form: { ...FORM, alt: 'Kept words', ...wrong } })
      assert.equal(answer.status, 422, JSON.stringify(wrong))
      assert.match(answer.text, /Kept words/)
    }
    const right = {
      ...FORM,
      focusX: '3',
      focusY: '97',
      cropLeft: '10',
      cropTop: '0',
      cropWidth: '90',
      cropHeight: '50',
    }
    assert.equal((await as('editor').fetch(`/desk/media/${id}`, { form: right })).status, 303)
    const picture = (await site.dateline.media.findPictures(site.dateline.db, [id])).get(id)
    assert.deepEqual(picture?.focus, { x: 3, y: 97 })
    assert.deepEqual(picture?.crop, { left: 10, top: 0, width: 90, height: 50 })
  })
})

test('of two who change a picture at once the second sees what the first has written, and loses nothing', async () => {
  const id = await brought(await plain().png().toBuffer())
  assert.equal((await as('editor').fetch(`/desk/media/${id}`, { form: { ...FORM, caption: 'Hers' } })).status, 303)
  const second = await as('publisher').fetch(`/desk/media/${id}`, { form: { ...FORM, caption: 'His' } })
  assert.equal(second.status, 409)
  assert.match(second.text, /They wrote: “Hers”/)
  assert.match(second.text, />\s*His\s*<\/textarea>/)
  const base = /name="version" value="(\d+)"/.exec(second.text)?.[1] ?? ''
  const again = { ...FORM, version: base, caption: 'His' }
  assert.equal((await as('publisher').fetch(`/desk/media/${id}`, { form: again })).status, 303)
  const { rows } = await sql<{ actor: string; caption: unknown }>`select actor, detail::jsonb -> 'caption' as caption
    from audit_log where action = 'picture.words' and subject = ${`picture:${id}`} order by id`.execute(
    site.dateline.db,
  )
  assert.equal(new Set(rows.map(({ actor }) => actor)).size, 2)
  assert.deepEqual(rows.at(-1)?.caption, { from: 'Hers', to: 'His' })
})

describe('rights', () => {
  test('end on their last day at midnight in the publication’s zone, and are refused from then on', async () => {
    const id = await brought(await plain().png().toBuffer())
    const { db, library, clock } = site.dateline
    const today = clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate()
    const rights = async (at: Temporal.Instant) => (await library.rightsOf(db, [id, 'f'.repeat(32)], at)).get(id)
    assert.deepEqual(await rights(clock.now()), { kind: 'free' })
    const until = today.add({ days: 3 })
    const lease = { kind: 'allow', from: '', until: until.toString(), note: 'Agency, web only' }
    assert.equal((await as('editor').fetch(`/desk/media/${id}/leases`, { form: lease })).status, 303)
    const midnight = until.add({ days: 1 }).toZonedDateTime('Europe/Paris').toInstant()
    const last = await rights(midnight.subtract({ seconds: 1 }))
    assert.deepEqual(last, { kind: 'ending', until, daysLeft: 0, note: 'Agency, web only' })
    assert.deepEqual(await rights(midnight), { kind: 'refused', reason: 'ended', day: until, note: 'Agency, web only' })
    assert.equal((await library.rightsOf(db, ['f'.repeat(32)], clock.now())).size, 0)
    assert.match((await as('editor').fetch('/desk/media?q=running-out')).text, new RegExp(`${id}[\\s\\S]*3 days left`))
    assert.equal((await library.listEnding(db, clock.now(), { days: 7, most: 9 })).length, 0)
    await article('rights', id)
    assert.deepEqual(
      (await library.listEnding(db, clock.now(), { days: 7, most: 9 })).map(({ pictureId }) => pictureId),
      [id],
    )
    // Within seven days the day stands out.
    const onToday = await as('editor').fetch('/desk')
    assert.match(onToday.text, new RegExp(`<strong>[^<]+</strong></time><div><a href="/desk/media/${id}"`))
    const page = await as('editor').fetch(`/desk/media/${id}`)
    const number = /name="lease" value="(\d+)"/.exec(page.text)?.[1] ?? ''
    await as('editor').fetch(`/desk/media/${id}/leases/end`, { form: { lease: number } })
    assert.deepEqual(await rights(clock.now()), { kind: 'free' })
    const log = await as('publisher').fetch('/desk/log?q=action:picture.lease')
    assert.match(log.text, /Agency, web only/)
  })

  test('that make no sense are not stored, and what was typed stays', async () => {
    const id = await brought(await plain().png().toBuffer())
    for (const wrong of [
      { from: '2026-12-02', until: '2026-12-01' },
      { from: '2026-02-30', until: '' },
      { from: 'soon', until: '' },
    ]) {
      const form = { kind: 'deny', note: 'Kept words', ...wrong }
      const answer = await as('publisher').fetch(`/desk/media/${id}/leases`, { form })
      assert.equal(answer.status, 422, JSON.stringify(wrong))
      assert.match(answer.text, /Kept words/)
    }
  })

  test('are given by editors; whoever writes may say what a picture shows, and circulation sees none', async () => {
    const id = await brought(await plain().png().toBuffer(), 'contributor')
    const lease = { kind: 'deny', from: '', until: '', note: '' }
    for (const role of ['contributor', 'translator'] as const) {
      assert.equal((await as(role).fetch(`/desk/media/${id}/leases`, { form: lease })).status, 403, role)
      assert.equal((await as(role).fetch(`/desk/media/${id}/delete`, { form: {} })).status, 403, role)
      const page = await as(role).fetch(`/desk/media/${id}`)
      assert.doesNotMatch(page.text, /\/leases"|\/delete"/)
    }
    assert.equal((await as('contributor').fetch(`/desk/media/${id}`, { form: FORM })).status, 303)
    for (const path of ['', `/${id}`])
      assert.equal((await as('circulation').fetch(`/desk/media${path}`)).status, 403, path)
  })
})

describe('where a picture is used', () => {
  test('names an issue of the magazine as people do, and no bare date', async () => {
    const id = await brought(await plain().jpeg().toBuffer())
    const at = site.dateline.clock.now()
    const { db } = site.dateline
    await sql`insert into magazine_issues (date, state, appears_at, gathered_until, proposed_at)
      values ('2026-11-23', 'proposed', ${at}, ${at}, ${at})`.execute(db)
    await sql`insert into picture_uses (picture_id, kind, subject) select ${id}, 'issue', id from magazine_issues`.execute(
      db,
    )
    const { text } = await as('editor').fetch(`/desk/media/${id}`)
    assert.match(text, /<li>Magazine, issue of November 23, 2026<\/li>/)
  })

  test('is told to whoever may know, and a picture that is used cannot be deleted', async () => {
    const id = await brought(await plain().png().toBuffer())
    await article('public-boat', id, { headline: 'A boat for all' })
    await article('secret-boat', id, { headline: 'A boat for nobody', status: 'draft' })
    const editors = (await as('editor').fetch(`/desk/media/${id}`)).text
    assert.match(editors, /href="\/world\/public-boat"[^>]*>A boat for all/)
    assert.match(editors, /A boat for nobody/)
    const writers = (await as('translator').fetch(`/desk/media/${id}`)).text
    assert.match(writers, /A boat for all/)
    assert.doesNotMatch(writers, /A boat for nobody/)
    assert.match(writers, /elsewhere, where you may not look/)
    assert.doesNotMatch(writers, /\d more/)
    assert.equal((await as('editor').fetch(`/desk/media/${id}/delete`, { form: {} })).status, 409)
    assert.ok((await renditionsOf(id)).length > 0)
  })

  test('includes what is worked on, as long as it is', async () => {
    const id = await brought(await plain().png().toBuffer())
    const articleId = await article('worked-on', await brought(await plain().png().toBuffer()))
    const { db } = site.dateline
    const set = async (pictureId: string | undefined) => {
      const value = JSON.stringify(pictureId === undefined ? null : { pictureId, alt: 'x' })
      await sql`insert into article_facts (article_id, fact, value, version, staff_id, at)
        values (${articleId}, 'leadPicture', ${value}, 1, (select min(id) from staff), ${site.dateline.clock.now()})
        on conflict (article_id, fact) do update set value = excluded.value`.execute(db)
    }
    await set(id)
    assert.match((await as('editor').fetch(`/desk/media/${id}`)).text, /as it is worked on/)
    assert.doesNotMatch((await as('editor').fetch('/desk/media?q=unused')).text, new RegExp(id))
    await set(undefined)
    assert.match((await as('editor').fetch(`/desk/media/${id}`)).text, /Nowhere yet/)
    assert.match((await as('editor').fetch('/desk/media?q=unused')).text, new RegExp(id))
  })

  test('nowhere: it is deleted, with what stood at its address', async () => {
    const id = await brought(await plain().png().toBuffer())
    const urls = await renditionsOf(id)
    for (const url of urls) await served(url)
    const answer = await as('editor').fetch(`/desk/media/${id}/delete`, { form: {} })
    assert.equal(answer.headers.get('location'), '/desk/media?deleted')
    for (const url of urls) assert.equal((await site.dateline.app.request(url)).status, 404, url)
    assert.equal((await as('editor').fetch(`/desk/media/${id}`)).status, 404)
  })
})

test('what the first article says of a picture the library knows; what it lacks stands in its corner', async () => {
  const [told, untold] = [await brought(await plain().png().toBuffer()), await brought(await plain().png().toBuffer())]
  const needy = async () => (await as('editor').fetch('/desk/media?q=needs-work')).text
  assert.match(await needy(), new RegExp(`${untold}[\\s\\S]*no alt text[\\s\\S]*no credit`))
  await article('told', told, { leadPicture: { pictureId: told, alt: 'Nets', caption: 'At dawn', credit: 'Ana' } })
  assert.doesNotMatch(await needy(), new RegExp(told))
  const json = await as('editor').fetch('/desk/media?q=dawn+credit:an', { headers: { accept: 'application/json' } })
  const { pictures } = JSON.parse(json.text)
  assert.deepEqual(
    pictures.map(({ id, alt, credit }: { id: string; alt: string; credit: string }) => [id, alt, credit]),
    [[told, 'Nets', 'Ana']],
  )
})

test('an address is fetched as a file is taken; one within a private network is asked nothing', async () => {
  for (const [address, says] of [
    ['http://127.0.0.1:80/a.jpg', /private network/],
    ['http://[::1]/a.jpg', /private network/],
    ['ftp://example.org/a.jpg', /no address of a picture/],
    ['nonsense', /no address of a picture/],
    ['', /no address of a picture/],
  ] as const) {
    const answer = await as('editor').fetch('/desk/media/address', { form: { address } })
    assert.equal(answer.status, 422, address)
    assert.match(answer.text, says)
  }

  const bytes = await plain().jpeg().toBuffer()
  const server = createServer((request, response) => response.end(request.url === '/a.jpg' ? bytes : '<html>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const guardedFetch = createGuardedFetch({ isPublic: () => true, ports: new Set([String(port)]) })
    const { db, media, clock } = site.dateline
    const take = (path: string) =>
      fetchPicture({ db, media, guardedFetch }, `http://127.0.0.1:${port}${path}`, 1, clock.now())
    const taken = await take('/a.jpg')
    assert.ok(taken.kind === 'taken' && taken.isNew)
    assert.deepEqual(await take('/page.jpg'), { kind: 'refused', reason: 'no-picture', type: undefined })
  } finally {
    server.close()
    server.closeAllConnections()
  }
})
