import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Hono } from 'hono'
import sharp from 'sharp'
import { createTestDatabase } from '../../../tests/support/database.ts'
import { openDatabase } from '../../platform/database.ts'
import { BucketAway, Fault } from '../../platform/errors.ts'
import { openFolderOfFiles } from '../../platform/files/folderOfFiles.ts'
import { createLog } from '../../platform/log.ts'
import { createPictureEndpoint } from './picture.endpoint.ts'
import { createMedia } from './pictures.module.ts'

const now = Temporal.Instant.from('2026-11-23T05:00:00Z')
const database = await createTestDatabase('media')
const open = openDatabase(database.connection)
const folder = await mkdtemp(join(tmpdir(), 'dateline-media-'))
after(async () => {
  await open.close()
  await database.drop()
  await rm(folder, { recursive: true })
})
const { db } = open
const media = createMedia({ db, files: openFolderOfFiles(folder), log: createLog('silent') })

const plain = (width: number, height: number, colour = '#cc3311') =>
  sharp({ create: { width, height, channels: 3, background: colour } })

async function stored(bytes: Uint8Array) {
  const outcome = await media.storePicture(db, bytes, now)
  assert.equal(outcome.kind, 'stored', JSON.stringify(outcome))
  return outcome.kind === 'stored' ? outcome.picture : assert.fail()
}

async function reasonAgainst(bytes: Uint8Array | string) {
  const outcome = await media.storePicture(db, Buffer.from(bytes), now)
  return outcome.kind === 'refused' ? outcome.reason : `stored ${outcome.picture.width}×${outcome.picture.height}`
}

test('a picture is kept in every listed width that is not wider than it', async () => {
  const picture = await stored(await plain(1000, 500).jpeg().toBuffer())
  assert.deepEqual([picture.width, picture.height], [1000, 500])
  assert.deepEqual(
    picture.renditions.map(({ width }) => width),
    [320, 640, 960],
  )
  for (const { width, url } of picture.renditions) {
    assert.equal(url, `/pictures/${picture.id}/${width}.webp`)
    const bytes = await media.readRendition(picture.id, width)
    const facts = await sharp(bytes ?? assert.fail(`no ${width}`)).metadata()
    assert.deepEqual([facts.format, facts.width, facts.height], ['webp', width, width / 2])
  }
  assert.match(picture.colour, /^#c[b-d]3[2-4]1[0-2]$/)
})

test('a picture that was made for the web is not made worse: it is served as it came', async () => {
  const bytes = await plain(640, 480).webp({ quality: 60 }).toBuffer()
  const picture = await stored(bytes)
  assert.deepEqual(await media.readRendition(picture.id, 640), bytes)
  assert.equal((await sharp(await media.readRendition(picture.id, 320)).metadata()).width, 320)
})

test('a WebP that says where it was taken is encoded again, without that', async () => {
  const bytes = await plain(640, 480)
    .withExif({ IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
    .webp()
    .toBuffer()
  const picture = await stored(bytes)
  const served = await media.readRendition(picture.id, 640)
  assert.equal((await sharp(served).metadata()).exif, undefined)
})

test('a small picture is kept at its own width', async () => {
  const picture = await stored(await plain(90, 40).png().toBuffer())
  assert.deepEqual(
    picture.renditions.map(({ width }) => width),
    [90],
  )
})

test('the same picture is stored once, even when two articles bring it at the same moment', async () => {
  const bytes = await plain(700, 400, '#224466').png().toBuffer()
  const [first, second] = await Promise.all([stored(bytes), stored(bytes)])
  assert.deepEqual(first, second)
  assert.deepEqual(await stored(bytes), first)
  const found = await media.findPictures(db, [first.id, 'f'.repeat(32)])
  assert.deepEqual([...found.values()], [first])
})

test('a photograph taken on its side stands upright, and its place of taking is not published', async () => {
  const bytes = await plain(600, 400)
    .withExif({ IFD0: { Orientation: '6' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const picture = await stored(bytes)
  assert.deepEqual([picture.width, picture.height], [400, 600])
  const facts = await sharp(await media.readRendition(picture.id, 320)).metadata()
  assert.deepEqual([facts.exif, facts.icc, facts.xmp, facts.iptc], [undefined, undefined, undefined, undefined])
})

test('the first frame stands for a moving picture', async () => {
  const frames = await sharp(
    [await plain(400, 300, '#ff0000').png().toBuffer(), await plain(400, 300).png().toBuffer()],
    {
      join: { animated: true },
    },
  )
    .gif()
    .toBuffer()
  const picture = await stored(frames)
  assert.deepEqual([picture.width, picture.height], [400, 300])
})

test('a drawing is drawn once, wide enough for every screen', async () => {
  const picture = await stored(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="#123456" d="M0 0h40v20H0z"/></svg>',
    ),
  )
  assert.deepEqual([picture.width, picture.height, picture.renditions.length], [1600, 800, 5])
  assert.equal(picture.colour, '#123456')
})

const drawing = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${inside}</svg>`
const hostileDrawings: Array<[what: string, source: string, reason: RegExp]> = [
  ['a script', drawing('<script>alert(1)</script>'), /a script/],
  ['a script of another prefix', drawing('<svg:script>alert(1)</svg:script>'), /a script/],
  ['an event handler', drawing('<rect width="1" height="1" onload="alert(1)"/>'), /event handler/],
  ['markup of a page', drawing('<foreignObject><p>x</p></foreignObject>'), /foreign markup/],
  ['a file of the machine', drawing('<image href="file:///etc/passwd" width="9" height="9"/>'), /outside itself/],
  ['another site', drawing('<rect style="fill:url(http://example.org/x.svg#a)"/>'), /outside itself/],
  ['a style sheet', drawing('<style>@import "http://example.org/x.css";</style>'), /style sheet/],
  ['entities', `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${drawing('<text>&a;</text>')}`, /entities/],
]
for (const [what, source, reason] of hostileDrawings) {
  test(`a drawing with ${what} is refused`, async () => {
    assert.match(await reasonAgainst(source), reason)
  })
}

test('what is not a picture is refused whatever its name says', async () => {
  assert.match(await reasonAgainst('<html><body>no</body></html>'), /not those of a picture/)
  assert.match(await reasonAgainst(''), /not those of a picture/)
  assert.match(await reasonAgainst('%PDF-1.7'), /not those of a picture/)
  assert.match(
    await reasonAgainst(Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), Buffer.alloc(400)])),
    /cannot be decoded/,
  )
  assert.match(await reasonAgainst(Buffer.alloc(31 * 1024 * 1024)), /larger than 30 MB/)
})

test('a picture of more than 60 million pixels is refused before it is decoded', async () => {
  const huge = await plain(12_000, 6_000).png({ compressionLevel: 9 }).toBuffer()
  assert.match(await reasonAgainst(huge), /60 million/)
})

test('a picture far too tall for a page is refused', async () => {
  assert.match(await reasonAgainst(await plain(10, 20_000).png().toBuffer()), /too tall/)
})

test('the credit in the picture itself is kept', async () => {
  const record = (kind: number, text: string) =>
    Buffer.concat([Buffer.from([0x1c, 0x02, kind, 0, Buffer.byteLength(text)]), Buffer.from(text)])
  const iptc = Buffer.concat([record(0x50, 'The photo desk'), record(0x6e, 'Imágenes del Sur')])
  const block = Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
    Buffer.from([0, 0, 0, iptc.length]),
    iptc,
    Buffer.alloc(iptc.length % 2),
  ])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(block.length + 2)
  const jpeg = await plain(400, 200, '#778899').jpeg().toBuffer()
  const picture = await stored(
    Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xed]), length, block, jpeg.subarray(2)]),
  )
  assert.equal(picture.credit, 'Imágenes del Sur')
})

test('a rendition is made when it is first asked for, once for all who ask at that moment, and kept', async () => {
  const picture = await stored(await plain(1000, 500, '#aa5511').png().toBuffer())
  const files = join(folder, 'pictures', picture.id.slice(0, 2), picture.id)
  assert.deepEqual(await readdir(files), ['960.webp'])
  const asked = await Promise.all([1, 2, 3].map(() => media.readRendition(picture.id, 320)))
  assert.ok(asked[0] && asked.every((bytes) => bytes === asked[0]))
  assert.deepEqual((await readdir(files)).sort(), ['320.webp', '960.webp'])
  assert.deepEqual(await media.readRendition(picture.id, 320), asked[0])
  assert.equal(await media.readRendition(picture.id, 1280), undefined)
})

for (const [what, colour, failure] of [
  ['the disk', '#aa5522', Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: 'write' })],
  ['the bucket', '#aa5533', new BucketAway('the bucket', 'cannot be reached', true)],
] as const) {
  test(`while ${what} takes nothing, readers see the picture all the same, and nobody calls a new one broken`, async () => {
    const picture = await stored(await plain(1000, 500, colour).png().toBuffer())
    const withoutRoom = createMedia({
      db,
      log: createLog('silent'),
      files: { ...openFolderOfFiles(folder), put: async () => Promise.reject(failure) },
    })
    assert.equal((await sharp(await withoutRoom.readRendition(picture.id, 640)).metadata()).width, 640)
    const another = await plain(1000, 501, colour).png().toBuffer()
    await assert.rejects(withoutRoom.storePicture(db, another, now), failure)
  })
}

test('a picture whose files were lost is made again when it is brought again', async () => {
  const bytes = await plain(330, 330, '#00ff00').png().toBuffer()
  const picture = await stored(bytes)
  await rm(join(folder, 'pictures', picture.id.slice(0, 2), picture.id), { recursive: true })
  assert.equal(await media.readRendition(picture.id, 320), undefined)
  await stored(bytes)
  assert.ok(await media.readRendition(picture.id, 320))
})

test('a rendition is served for good, and nothing else is', async () => {
  const picture = await stored(await plain(650, 300, '#334455').png().toBuffer())
  const app = new Hono()
  app.get('/pictures/:id/:file', createPictureEndpoint(media))
  app.onError((error, c) => c.text('', error instanceof Fault && error.kind === 'notFound' ? 404 : 500))
  const answer = await app.request(picture.renditions[1]?.url ?? assert.fail())
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'image/webp')
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  assert.equal((await answer.arrayBuffer()).byteLength, Number(answer.headers.get('content-length')))
  for (const path of ['960.webp', '321.webp', '640.png', '640.webp.br', '0640.webp', '..%2f640.webp', '%00', '640']) {
    assert.equal((await app.request(`/pictures/${picture.id}/${path}`)).status, 404, path)
  }
  for (const id of ['..', '..%2f..%2fdatabase', `${picture.id}0`, picture.id.toUpperCase(), '0'.repeat(32)]) {
    assert.equal((await app.request(`/pictures/${id}/640.webp`)).status, 404, id)
  }
})
