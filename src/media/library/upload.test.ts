import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { createSite, ORIGIN, type TestSite } from '../../../tests/support/site.ts'

let site: TestSite
let cookie: string
before(async () => {
  site = await createSite('hostile files')
  const editor = await site.reader({ role: 'editor', email: 'editor@news.test' })
  cookie = [...editor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
})
after(() => site?.close())

type Answer = { status: number; text: string; headers: Headers }

async function send(files: [name: string, bytes: Uint8Array][], accept = 'application/json'): Promise<Answer> {
  const form = new FormData()
  for (const [name, bytes] of files) form.append('files', new File([Buffer.from(bytes)], name))
  const headers = { cookie, accept, 'sec-fetch-site': 'same-origin' }
  const response = await site.dateline.app.fetch(
    new Request(`${ORIGIN}/desk/media`, { method: 'POST', headers, body: form }),
  )
  return { status: response.status, text: await response.text(), headers: response.headers }
}

const flat = (width: number, height: number, background = '#cc3300') =>
  sharp({ create: { width, height, channels: 3, background } })
const noisy = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
const drawing = (inside: string, attributes = 'width="40" height="20"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`)

/** A PNG whose head says one size and whose pixels are another one's. */
function pngThatSays(width: number, height: number): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(body.length)
    const named = Buffer.concat([Buffer.from(name), body])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(named))
    return Buffer.concat([size, named, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(3_000_000)))
  return Buffer.concat([signature, chunk('IHDR', head), pixels, chunk('IEND', Buffer.alloc(0))])
}

function crc(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

const text = (words: string) => Buffer.from(words, 'latin1')
const half = async (bytes: Promise<Buffer>) => (await bytes).subarray(0, Math.floor((await bytes).length / 2))
const isoFile = (brand: string) =>
  Buffer.concat([text(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}mif1`), Buffer.alloc(200)])

/** What the name says, the bytes, and what is made of them: how large it stands, or what the sentence says. */
const FILES: [what: string, name: string, bytes: () => Promise<Uint8Array> | Uint8Array, expected: string | RegExp][] =
  [
    ['a JPEG', 'a.jpg', () => noisy(700, 400).jpeg().toBuffer(), '700 × 400'],
    ['a progressive JPEG', 'a.jpg', () => noisy(701, 400).jpeg({ progressive: true }).toBuffer(), '701 × 400'],
    ['a PNG', 'a.png', () => flat(702, 400).png().toBuffer(), '702 × 400'],
    ['a PNG with a palette', 'a.png', () => noisy(703, 400).png({ palette: true }).toBuffer(), '703 × 400'],
    ['a WebP', 'a.webp', () => noisy(704, 400).webp().toBuffer(), '704 × 400'],
    ['a lossless WebP', 'a.webp', () => flat(705, 400).webp({ lossless: true }).toBuffer(), '705 × 400'],
    ['an AVIF', 'a.avif', () => flat(64, 40).avif({ effort: 0 }).toBuffer(), '64 × 40'],
    ['a GIF', 'a.gif', () => flat(90, 60).gif().toBuffer(), '90 × 60'],
    ['a moving GIF, of which the first picture stands', 'a.gif', () => moving('gif'), '80 × 50'],
    ['a moving WebP, likewise', 'a.webp', () => moving('webp'), '80 × 50'],
    ['sixteen bits a color', 'a.png', () => sixteenBits(), '91 × 60'],
    ['the colors of printers', 'a.jpg', () => flat(92, 60).toColourspace('cmyk').jpeg().toBuffer(), '92 × 60'],
    ['no colors at all', 'a.jpg', () => flat(93, 60).greyscale().jpeg().toBuffer(), '93 × 60'],
    ['one pixel', 'a.png', () => flat(1, 1).png().toBuffer(), '1 × 1'],
    [
      'one lying on its side',
      'a.jpg',
      () =>
        flat(95, 60)
          .withExif({ IFD0: { Orientation: '6' } })
          .withMetadata({ orientation: 6 })
          .jpeg()
          .toBuffer(),
      '60 × 95',
    ],
    ['a JPEG that is called otherwise', 'a.png', () => flat(96, 60).jpeg().toBuffer(), '96 × 60'],
    ['a picture that is called a program', 'setup.exe', () => flat(97, 60).png().toBuffer(), '97 × 60'],
    ['a name that climbs', '../../../etc/passwd.jpg', () => flat(98, 60).jpeg().toBuffer(), '98 × 60'],
    ['a name that is a page', '<img src=x onerror=alert(1)>.jpg', () => flat(99, 60).jpeg().toBuffer(), '99 × 60'],
    [
      'an archive behind the picture',
      'a.jpg',
      async () =>
        Buffer.concat([
          await flat(100, 60).jpeg().toBuffer(),
          zipSync({ 'x.html': text('<script>alert(1)</script>') }),
        ]),
      '100 × 60',
    ],
    [
      'a page in its comment',
      'a.jpg',
      async () => withComment(await flat(101, 60).jpeg().toBuffer(), '<script>alert(1)</script>'),
      '101 × 60',
    ],
    ['a drawing', 'a.svg', () => drawing('<rect width="40" height="20" fill="#36c"/>'), '1600 × 800'],

    ['nothing', 'a.jpg', () => Buffer.alloc(0), /is empty/],
    ['a page', 'a.jpg', () => text('<!doctype html><script>alert(1)</script>'), /not a picture/],
    ['words', 'a.png', () => text('Hello, this is no picture at all, whatever its name says of it.'), /not a picture/],
    ['a PDF', 'a.jpg', () => text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n'), /another kind \(PDF\)/],
    ['an archive', 'a.png', () => zipSync({ 'a.txt': text('x') }), /another kind \(ZIP\)/],
    [
      'an archive that grows a thousandfold',
      'a.webp',
      () => zipSync({ 'a.txt': new Uint8Array(5_000_000) }),
      /another kind/,
    ],
    [
      'a packed drawing that grows a thousandfold',
      'a.svg',
      () => gzipSync(drawing(' '.repeat(5_000_000))),
      /another kind/,
    ],
    [
      'a program',
      'a.jpg',
      () => Buffer.concat([text('\x7fELF\x02\x01\x01'), Buffer.alloc(300)]),
      /another kind \(ELF\)/,
    ],
    ['a film', 'a.jpg', () => isoFile('isom'), /another kind \(MP4\)|not a picture/],
    ['a sound', 'a.webp', () => Buffer.concat([text('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(60)]), /another kind/],
    ['a bitmap', 'a.bmp', () => Buffer.concat([text('BM\x46\0\0\0'), Buffer.alloc(80)]), /another kind \(BMP\)/],
    ['what printers get', 'a.tif', () => flat(40, 30).tiff().toBuffer(), /another kind \(TIF\)/],
    [
      'an icon',
      'a.ico',
      () => Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0]), Buffer.alloc(80)]),
      /another kind|not a picture/,
    ],
    ['a telephone’s own format', 'a.heic', () => isoFile('heic'), /HEIC/],
    [
      'more than twenty megabytes',
      'a.jpg',
      async () => Buffer.concat([await flat(40, 30).jpeg().toBuffer(), Buffer.alloc(20 * 1024 * 1024)]),
      /Larger than 20 MB/,
    ],
    ['four hundred million pixels', 'a.png', () => pngThatSays(20_000, 20_000), /50 million pixels/],
    ['just more pixels than are taken', 'a.png', () => pngThatSays(10_001, 5_000), /50 million pixels/],
    [
      'a GIF that says how large it may be at most',
      'a.gif',
      () => Buffer.concat([text('GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;')]),
      /50 million pixels|damaged/,
    ],
    ['a tower', 'a.png', () => flat(10, 20_000).png().toBuffer(), /Too tall/],
    ['half a JPEG', 'a.jpg', () => half(noisy(300, 200).jpeg().toBuffer()), /damaged/],
    ['half a PNG', 'a.png', () => half(noisy(300, 201).png().toBuffer()), /damaged/],
    ['half a WebP', 'a.webp', () => half(noisy(300, 202).webp().toBuffer()), /damaged/],
    ['half an AVIF', 'a.avif', () => half(noisy(64, 64).avif({ effort: 0 }).toBuffer()), /damaged/],
    ['the beginning of a JPEG', 'a.jpg', () => Buffer.concat([text('\xff\xd8\xff\xe0'), Buffer.alloc(300)]), /damaged/],
    [
      'a PNG with another picture’s sums',
      'a.png',
      async () => spoiled(await noisy(60, 40).png().toBuffer()),
      /damaged/,
    ],
    [
      'a script that calls itself a GIF',
      'a.gif',
      () => text(`GIF89a/*${' '.repeat(40)}*/=1;alert(1)//`),
      /damaged|50 million/,
    ],
    ['a drawing with a script', 'a.svg', () => drawing('<script>alert(1)</script>'), /drawing holds/],
    [
      'a drawing that acts when it is loaded',
      'a.svg',
      () => drawing('<rect width="1" height="1" onload="alert(1)"/>'),
      /drawing holds/,
    ],
    ['a drawing with a page in it', 'a.svg', () => drawing('<foreignObject><p>x</p></foreignObject>'), /drawing holds/],
    [
      'a drawing that looks elsewhere',
      'a.svg',
      () => drawing('<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>'),
      /drawing holds/,
    ],
    [
      'a drawing that looks elsewhere in disguise',
      'a.svg',
      () => drawing('<image href="&#104;ttp://127.0.0.1:9/x" width="9" height="9"/>'),
      /drawing holds/,
    ],
    [
      'a drawing that looks into this machine',
      'a.svg',
      () => drawing('<image href="file:///etc/passwd" width="9" height="9"/>'),
      /drawing holds/,
    ],
    [
      'a drawing that includes a file',
      'a.svg',
      () => drawing('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
      /drawing holds/,
    ],
    [
      'a drawing with a style sheet from elsewhere',
      'a.svg',
      () => drawing('<style>@import "http://example.org/x.css";</style>'),
      /drawing holds/,
    ],
    [
      'a drawing whose words multiply',
      'a.svg',
      () =>
        text(
          `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&b;</text></svg>`,
        ),
      /drawing holds/,
    ],
    [
      'a drawing that reads a file as an entity',
      'a.svg',
      () =>
        text(
          `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&x;</text></svg>`,
        ),
      /drawing holds/,
    ],
    [
      'a drawing as high as a tower',
      'a.svg',
      () => drawing('<path d="M0 0"/>', 'width="1" height="90000"'),
      /Too tall/,
    ],
    [
      'five hundred comments in a row, which could be parted in endless ways',
      'a.svg',
      () => text(`${'<!---->'.repeat(500)}x`),
      /not a picture/,
    ],
    [
      'a drawing of a million beginnings without an end',
      'a.svg',
      () => drawing(`${'<!DOCTYPE'.repeat(200_000)}${'url( '.repeat(300_000)}`),
      /drawing holds/,
    ],
    [
      'a drawing in letters that hide what it says',
      'a.svg',
      () => text('<?xml version="1.0" encoding="UTF-7"?><svg width="9" height="9">+ADw-script/+AD4-</svg>'),
      /drawing holds/,
    ],
    [
      'a drawing of a few letters that is not drawn within any patience',
      'a.svg',
      () =>
        drawing(
          `<filter id="f" x="0" y="0" width="1" height="1"><feMorphology operator="dilate" radius="500"/></filter>${'<rect width="1600" height="1600" filter="url(#f)"/>'.repeat(5)}`,
          'width="1600" height="1600"',
        ),
      /takes too long to draw/,
    ],
    ['a drawing of five megabytes', 'a.svg', () => drawing(`<!--${'x'.repeat(5_000_000)}-->`), /4 MB/],
    [
      'a drawing that is not well formed',
      'a.svg',
      () => text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g></svg>'),
      /damaged|how large/,
    ],
    [
      'a drawing in another alphabet',
      'a.svg',
      () => Buffer.from('\uFEFF<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'utf16le'),
      /not a picture|drawing holds|another kind/,
    ],
  ]

async function moving(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(['#f00', '#00f'].map((color) => flat(80, 50, color).png().toBuffer()))
  const joined = sharp(frames, { join: { animated: true } })
  return format === 'gif' ? joined.gif().toBuffer() : joined.webp().toBuffer()
}

const sixteenBits = () => flat(91, 60).toColourspace('rgb16').png().toBuffer()

function withComment(jpeg: Buffer, comment: string): Buffer {
  const size = Buffer.alloc(2)
  size.writeUInt16BE(comment.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), size, text(comment), jpeg.subarray(2)])
}

function spoiled(png: Buffer): Buffer {
  const copy = Buffer.from(png)
  const at = copy.indexOf('IDAT') + 40
  copy[at] = (copy[at] ?? 0) ^ 0xff
  return copy
}

describe('whatever somebody sends, only pictures come in, and each as nothing but its pixels', () => {
  test('the table has at least forty files', () => assert.ok(FILES.length >= 40, String(FILES.length)))

  for (const [what, name, bytes, expected] of FILES) {
    test(`${what}: ${expected}`, async () => {
      const answer = await send([[name, await bytes()]])
      const said = JSON.parse(answer.text) as {
        id?: string
        width?: number
        height?: number
        error?: { message: string }
      }
      if (typeof expected !== 'string') {
        assert.equal(answer.status, 422, answer.text)
        assert.match(said.error?.message ?? '', expected)
        return
      }
      assert.equal(answer.status, 200, answer.text)
      assert.equal(`${said.width} × ${said.height}`, expected)
      const [picture] = [...(await site.dateline.media.findPictures(site.dateline.db, [said.id ?? ''])).values()]
      assert.ok(picture)
      const widest = picture.renditions.at(-1)?.url ?? ''
      const served = await site.dateline.app.request(widest)
      assert.equal(served.headers.get('content-type'), 'image/webp')
      assert.equal(served.headers.get('x-content-type-options'), 'nosniff')
      const body = Buffer.from(await served.arrayBuffer())
      const { format, pages = 1, exif, iptc } = await sharp(body).metadata()
      assert.deepEqual([format, pages, exif, iptc], ['webp', 1, undefined, undefined])
      for (const left of ['<script', 'alert(1)', 'PK\x03\x04', '<svg']) assert.equal(body.indexOf(left), -1, left)
    })
  }
})

test('of several files those that are pictures are taken, and each other one has its sentence', async () => {
  const answer = await send(
    [
      ['one.png', await flat(210, 100).png().toBuffer()],
      ['<b>two.jpg', text('<html>')],
      ['three.jpg', Buffer.concat([await flat(40, 30).jpeg().toBuffer(), Buffer.alloc(21 * 1024 * 1024)])],
      ['four.png', await flat(211, 100).png().toBuffer()],
    ],
    'text/html',
  )
  assert.equal(answer.status, 422)
  assert.equal(answer.text.match(/It is in the library\./g)?.length, 2)
  assert.match(answer.text, /&lt;b&gt;two\.jpg[\s\S]{0,80}This is not a picture/)
  assert.match(answer.text, /three\.jpg[\s\S]{0,80}Larger than 20 MB/)
})

test('whoever sends more files than are taken at once is told so, and of a million parts no more is read', async () => {
  const bytes = await flat(214, 100).png().toBuffer()
  const files = Array.from({ length: 22 }, (_, at) => [`${at}.png`, bytes] as [string, Uint8Array])
  const answer = await send(files, 'text/html')
  assert.equal(answer.status, 422)
  assert.match(answer.text, /19\.png[\s\S]*At most 20 files are taken at once/)
  assert.doesNotMatch(answer.text, /20\.png/)
  const body = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(200_000)
  const started = process.cpuUsage()
  const many = await site.dateline.app.fetch(
    new Request(`${ORIGIN}/desk/media`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
      body,
    }),
  )
  assert.equal(many.status, 422)
  const { user, system } = process.cpuUsage(started)
  assert.ok(user + system < 1_500_000, String(user + system))
})

test('whoever sends a picture that is there already is led to it', async () => {
  const bytes = await flat(212, 100).png().toBuffer()
  const first = await send([['a.png', bytes]], 'text/html')
  assert.equal(first.status, 303)
  const again = await send([['b.png', bytes]], 'text/html')
  assert.equal(again.headers.get('location'), first.headers.get('location')?.replace('?brought', '?known'))
  assert.equal(JSON.parse((await send([['c.png', bytes]])).text).isNew, false)
})

test('a form without a file, and one that breaks off, are told what is missing', async () => {
  const empty = await send([], 'text/html')
  assert.equal(empty.status, 422)
  const cut = await site.dateline.app.fetch(
    new Request(`${ORIGIN}/desk/media`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n\xff\xd8',
    }),
  )
  assert.equal(cut.status, 422)
  assert.doesNotMatch(await cut.text(), /multipart/)
})
