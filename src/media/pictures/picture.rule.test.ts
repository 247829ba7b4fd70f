import assert from 'node:assert/strict'
import { test } from 'node:test'
import { embeddedIn } from './embedded.rule.ts'
import {
  isLightWebp,
  PICTURE_WIDTHS,
  pictureFormat,
  renditionFile,
  renditionWidths,
  smallestCovering,
  svgProblem,
} from './picture.rule.ts'

for (const [width, height, widths] of [
  [1600, 900, [320, 640, 960, 1280, 1600]],
  [1599, 900, [320, 640, 960, 1280]],
  [320, 200, [320]],
  // Narrower than the first: kept at its own.
  [319, 200, [319]],
  // WebP ends at 16,383 pixels: what would be taller is not made.
  [640, 32_766, [320]],
  [640, 32_768, undefined],
  [320, 16_383, [320]],
  [320, 16_384, undefined],
  [200, 16_384, undefined],
] as const) {
  test(`a picture of ${width} × ${height} is shown in ${widths?.join(', ') ?? 'no width, for it is too tall'}`, () => {
    assert.deepEqual(renditionWidths(width, height), widths ? { kind: 'widths', widths } : { kind: 'tooTall' })
  })
}

test('the widths that are ever served', () => {
  assert.deepEqual(PICTURE_WIDTHS, [320, 640, 960, 1280, 1600])
})

const picture = {
  width: 1000,
  height: 500,
  renditions: [320, 640, 960].map((width) => ({ width, url: `/${width}` })),
}

for (const [what, room, width] of [
  ['a room as wide as the first', { width: 320, height: 100 }, 320],
  ['a room a little wider', { width: 321, height: 100 }, 640],
  ['a room as high as the first', { width: 100, height: 160 }, 320],
  ['a room a little higher', { width: 100, height: 161 }, 640],
  ['a room wider than all, to which the largest may be enlarged', { width: 1_536, height: 100 }, 960],
  ['a room for which it would be enlarged too much', { width: 1_537, height: 100 }, undefined],
  ['a room that is too high', { width: 100, height: 769 }, undefined],
] as const) {
  test(`a crop takes the smallest file that is sharp enough: ${what}`, () => {
    assert.equal(smallestCovering(picture, room)?.width, width)
  })
}

const id = `ab${'0'.repeat(30)}`

for (const [what, given, width, file] of [
  ['a width that is served', id, 640, `pictures/ab/${id}/640.webp`],
  ['the first width', id, 320, `pictures/ab/${id}/320.webp`],
  ['a narrow picture’s own', id, 17, `pictures/ab/${id}/17.webp`],
  ['a single pixel', id, 1, `pictures/ab/${id}/1.webp`],
  ['a width that nobody makes', id, 321, undefined],
  ['no width', id, 0, undefined],
  ['half a pixel', id, 17.5, undefined],
  ['a path that leads out of the folder', `../${id}`, 320, undefined],
  ['an id with more behind it', `${id}x`, 320, undefined],
  ['an id of 33 digits', `${id}0`, 320, undefined],
  ['capitals', id.toUpperCase(), 320, undefined],
] as const) {
  test(`whoever asks for ${what} is ${file ? 'served' : 'refused'}`, () => {
    assert.equal(renditionFile({ id: given, width }), file)
  })
}

const bytes = (text: string) => Uint8Array.from([...text].map((character) => character.charCodeAt(0)))
const utf8 = (text: string) => new TextEncoder().encode(text)

for (const [what, file, format] of [
  ['a JPEG', bytes('\xff\xd8\xff\xe0 JFIF'), 'jpeg'],
  ['a PNG', bytes('\x89PNG\r\n\x1a\n more'), 'png'],
  ['a GIF', bytes('GIF89a more'), 'gif'],
  ['a WebP', bytes('RIFF\x10\x00\x00\x00WEBPVP8 '), 'webp'],
  ['a sound', bytes('RIFF\x10\x00\x00\x00WAVEfmt '), undefined],
  ['a WebP without its beginning', bytes('JUNK\x10\x00\x00\x00WEBPVP8 '), undefined],
  ['an AVIF', bytes('\x00\x00\x00\x20ftypavif\x00\x00'), 'avif'],
  ['an AVIF in motion', bytes('\x00\x00\x00\x20ftypavis\x00\x00'), 'avif'],
  ['a film', bytes('\x00\x00\x00\x20ftypmp42\x00\x00'), undefined],
  ['a box that is no file', bytes('\x00\x00\x00\x20moovavif\x00\x00'), undefined],
  ['a TIFF', bytes('II*\0more'), 'tiff'],
  ['another TIFF', bytes('MM\0*more'), 'tiff'],
  ['a drawing', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
  ['a drawing in capitals', utf8('<SVG>'), 'svg'],
  [
    'a drawing with everything before it',
    utf8('\uFEFF<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg>\n<!-- b -->\n<svg:svg>'),
    'svg',
  ],
  ['a drawing far down', utf8(`<!--${' '.repeat(5_000)}--><svg>`), undefined],
  ['a drawing just within what is looked at', utf8(`<!--${'-'.repeat(4_096 - 12)}--><svg>`), 'svg'],
  ['a page with a drawing in it', utf8('<html><svg></svg></html>'), undefined],
  ['nothing', bytes(''), undefined],
] as const) {
  test(`a file is taken for what it is and not for its name: ${what}`, () => {
    assert.equal(pictureFormat(file), format)
  })
}

for (const [source, problem] of [
  ['<svg><script>', 'the drawing contains a script'],
  ['<svg><x:SCRIPT>', 'the drawing contains a script'],
  ['<svg><foreignObject>', 'the drawing contains foreign markup'],
  ['<svg><svg:FOREIGNOBJECT>', 'the drawing contains foreign markup'],
  ['<svg onload="a()">', 'the drawing contains an event handler'],
  ['<svg ONLOAD = "a()">', 'the drawing contains an event handler'],
  ['<!ENTITY a "b"><svg>', 'the drawing declares entities'],
  ['<!entity a "b"><svg>', 'the drawing declares entities'],
  ['<!DOCTYPE svg [ ]><svg>', 'the drawing declares entities'],
  ['<?xml-stylesheet href="#a"?><svg>', 'the drawing wants a style sheet from elsewhere'],
  ['<style>@IMPORT "a"</style>', 'the drawing wants a style sheet from elsewhere'],
  ['<image href="https://x.example/a.png"/>', 'the drawing refers to something outside itself'],
  ["<image xlink:HREF = 'https://x.example/a.png'/>", 'the drawing refers to something outside itself'],
  ['<image src="/a.png"/>', 'the drawing refers to something outside itself'],
  ['<use href="#a"/><use href="//x.example"/>', 'the drawing refers to something outside itself'],
  ['<image href="data:text/html;base64,PA=="/>', 'the drawing refers to something outside itself'],
  ['<g fill="url(https://x.example)"/>', 'the drawing refers to something outside itself'],
  [`<g style="fill:URL( 'https://x.example' )"/>`, 'the drawing refers to something outside itself'],
  [`<g style='fill:url("https://x.example")'/>`, 'the drawing refers to something outside itself'],
  ['<g fill="url(#a)" stroke="url(&quot;https://x.example&quot;)"/>', 'the drawing refers to something outside itself'],
] as const) {
  test(`${source} is not let in`, () => assert.equal(svgProblem(source), problem))
}

test('a drawing that says everything itself is let in', () => {
  for (const source of [
    '<svg><use href="#a"/><use xlink:href=" "/><a href="">',
    '<image href="data:image/png;base64,iVBOR"/>',
    "<image href='DATA:IMAGE/WEBP;BASE64,UklGR'/>",
    `<g fill="url(#a)" stroke="url('#b')" style='mask:url("#c")'/>`,
    '<g style="fill:url(&quot;#a&quot;);mask:url(&apos;#b&apos;)"/>',
    '<!DOCTYPE svg><svg class="scripts"><text>once upon = </text></svg>',
  ]) {
    assert.equal(svgProblem(source), undefined, source)
  }
})

/** One record of IPTC data, as cameras and agencies write it. */
function record(kind: number, text: Uint8Array, length = text.length): number[] {
  return [0x1c, 0x02, kind, length >> 8, length & 0xff, ...text]
}
const CREDIT = 0x6e
const MAKER = 0x50
const creditIn = (...parts: number[][]) => embeddedIn({ iptc: Uint8Array.from(parts.flat()) }).credit

for (const [what, parts, credit] of [
  ['whom the file credits', [record(MAKER, utf8('Ana')), record(CREDIT, utf8('An Agency'))], 'An Agency'],
  ['its maker, where it credits nobody', [record(0x05, utf8('Title')), record(MAKER, utf8('Ana'))], 'Ana'],
  ['its maker, where the credit is empty', [record(CREDIT, utf8(' ')), record(MAKER, utf8('Ana'))], 'Ana'],
  ['the first of two', [record(CREDIT, utf8('One')), record(CREDIT, utf8('Two'))], 'One'],
  ['nobody', [record(0x05, utf8('Title'))], undefined],
  ['nobody, in no data at all', [], undefined],
  ['letters of old files', [record(CREDIT, bytes('Ren\xe9'))], 'René'],
  ['letters of new files', [record(CREDIT, utf8('René'))], 'René'],
  ['no control characters', [record(CREDIT, utf8('\u0000 Ana\r\n\tSilva \u0007'))], 'Ana Silva'],
  ['two hundred characters at most', [record(CREDIT, utf8('a'.repeat(300)))], 'a'.repeat(200)],
  ['after what is no record', [[0x1c, 0x01, 0, 9, 0x02], [0x1c], record(CREDIT, utf8('Ana'))], 'Ana'],
  ['nothing of a record that is cut off', [record(CREDIT, utf8('Ana'), 4)], undefined],
  ['a record that ends with the data', [record(CREDIT, utf8('A'))], 'A'],
  [
    'not what only looks like a record within another',
    [record(0x05, Uint8Array.from(record(CREDIT, utf8('x')))), record(CREDIT, utf8('Ana'))],
    'Ana',
  ],
] as const) {
  test(`a picture that nobody credited shows ${what}`, () => {
    assert.equal(creditIn(...parts.map((part) => [...part])), credit)
  })
}

/** A WebP of one chunk of so many bytes, as its file says; `length` is how many there really are. */
function webp({ chunk = 'VP8 ', size = 80, riff = 92, length = 100, name = 'WEBP' } = {}): Uint8Array {
  const bytes = Buffer.alloc(length)
  bytes.write('RIFF')
  bytes.writeUInt32LE(riff, 4)
  bytes.write(name + chunk, 8)
  if (length >= 20) bytes.writeUInt32LE(size, 16)
  return bytes
}

for (const [what, bytes, room, light] of [
  ['one frame', webp(), { width: 40, height: 40 }, true],
  [
    'one frame in the middle of a larger buffer',
    Buffer.concat([webp(), webp()]).subarray(100),
    { width: 40, height: 40 },
    true,
  ],
  ['a frame of an odd size, padded', webp({ size: 79 }), { width: 40, height: 40 }, true],
  ['a frame as light as may be', webp(), { width: 67, height: 10 }, true],
  ['a frame too heavy for its size', webp(), { width: 66, height: 10 }, false],
  ['a frame with something behind it', webp({ size: 60 }), { width: 40, height: 40 }, false],
  ['a frame that says more than there is', webp({ size: 82 }), { width: 40, height: 40 }, false],
  ['something behind the end of the file', webp({ riff: 80 }), { width: 40, height: 40 }, false],
  ['one with metadata or movement', webp({ chunk: 'VP8X' }), { width: 40, height: 40 }, false],
  ['another kind of RIFF', webp({ name: 'WAVE' }), { width: 40, height: 40 }, false],
  ['the beginning of one', webp({ length: 19, riff: 11 }), { width: 40, height: 40 }, false],
  ['an empty frame', webp({ length: 20, riff: 12, size: 0 }), { width: 40, height: 40 }, true],
] as const) {
  test(`${what} is ${light ? 'served as it came' : 'encoded for the web'}`, () => {
    assert.equal(isLightWebp(bytes, room), light)
  })
}
