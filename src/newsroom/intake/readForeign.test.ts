import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { wordFile, wordItem, wordParagraph, wordPicture, wordRun } from '../../../tests/support/wordFile.ts'
import { openArchive } from './openArchive.ts'
import { readForeign } from './readForeign.ts'
import { writeMarkdown } from './writeMarkdown.ts'

async function read(file: string | Uint8Array, name: string) {
  const bytes = typeof file === 'string' ? strToU8(file) : file
  const incoming = await readForeign({ bytes, name })
  assert.equal(incoming.kind, 'read', JSON.stringify(incoming))
  if (incoming.kind !== 'read') throw new Error('refused')
  return { ...incoming, markdown: writeMarkdown(incoming.document) }
}

async function refused(file: string | Uint8Array, name: string) {
  const incoming = await readForeign({ bytes: typeof file === 'string' ? strToU8(file) : file, name })
  assert.equal(incoming.kind, 'refused')
  return incoming.kind === 'refused' ? incoming.why : ''
}

/** Of the processor, whoever else wants it. */
const secondsSince = (started: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1e6
}

const png = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00' } })
    .png()
    .toBuffer()

describe('a Word file', () => {
  test('comes with its title, standfirst, subheads, marks, lists, quotation, table, footnote, picture and link', async () => {
    const cell = (words: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${wordParagraph(wordRun(words))}</w:tc>`
    const body =
      wordParagraph(wordRun('The last ferry'), 'Title') +
      wordParagraph(wordRun('A winter at the quay'), 'Subtitle') +
      wordParagraph(
        wordRun('It left ') + wordRun('at six', '<w:b/>') + wordRun(' from ') + wordRun('Gdańsk', '<w:i/>'),
      ) +
      wordParagraph(wordRun('The harbor'), 'Heading1') +
      wordItem('Bread') +
      wordItem('Rye', 1) +
      wordItem('Salt') +
      wordParagraph(wordRun('We wait.'), 'Quote') +
      `<w:p>${wordRun('So it was said')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>` +
      `<w:tbl><w:tr>${cell('Both', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('Ships')}${cell('12')}</w:tr></w:tbl>` +
      wordPicture('rId4', 'A quay in snow') +
      `<w:p><w:hyperlink r:id="rId5">${wordRun('The report')}</w:hyperlink></w:p>` +
      `<w:p>${wordRun('Ten')}<w:del w:id="1" w:author="Ana"><w:r><w:delText> or twelve</w:delText></w:r></w:del><w:ins w:id="2" w:author="Ana">${wordRun(' people')}</w:ins></w:p>`
    const file = await read(wordFile(body, { 'word/media/image1.png': await png() }), 'ferry.docx')
    assert.deepEqual([file.headline, file.standfirst], ['The last ferry', 'A winter at the quay'])
    assert.equal(
      file.markdown,
      `It left **at six** from _Gdańsk_

## The harbor {#the-harbor}

- Bread
  1. Rye
- Salt

> We wait.

So it was said[^1]

<table>
<tr><td colspan="2">Both</td></tr>
<tr><td>Ships</td><td>12</td></tr>
</table>

::: figure src="picture-1" alt="A quay in snow"
:::

[The report](https://example.org/report)

Ten people

[^1]: Said the mayor.
`,
    )
    assert.equal(file.pictures.length, 1)
    assert.deepEqual(Buffer.from(file.pictures[0]?.bytes ?? []), await png())
    assert.equal(file.left.deletions, 1)
  })

  test('of Arabic and of Japanese comes as it was written', async () => {
    const body = wordParagraph(wordRun('العبّارة الأخيرة', '<w:rtl/>')) + wordParagraph(wordRun('　東京の港。'))
    const file = await read(wordFile(body), 'x.docx')
    assert.deepEqual(
      file.document.content.map((block) => block.type === 'paragraph' && block.content),
      [[{ type: 'text', text: 'العبّارة الأخيرة' }], [{ type: 'text', text: '　東京の港。' }]],
    )
  })

  test('that names a picture on some server does not fetch it', async () => {
    const file = await readForeign({
      bytes: wordFile(wordParagraph(wordRun('A')) + wordPicture('rId6', '')),
      name: 'a.docx',
    })
    // Whatever is made of it: nothing came from there.
    assert.equal(file.kind === 'read' ? file.pictures.length : 0, 0)
  })

  test('with entities of its own, which grow when they are read, is not read', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
    assert.equal(await refused(wordFile('', { 'word/document.xml': bomb }), 'a.docx'), 'bomb')
  })

  test('that unpacks to two hundred megabytes is refused before anything is unpacked', async () => {
    const bomb = wordFile('', { 'word/document.xml': new Uint8Array(200 * 1024 * 1024).fill(32) })
    assert.ok(bomb.length < 1_000_000)
    const started = process.cpuUsage()
    assert.equal(await refused(bomb, 'a.docx'), 'bomb')
    assert.ok(secondsSince(started) < 0.5)
  })

  test('whose directory lies about how much is in it is read no further than it said', async () => {
    const honest = wordFile(wordParagraph(wordRun('A '.repeat(4_000_000))))
    const lying = lieAboutSize(honest, 'word/document.xml', 100)
    assert.equal(await refused(lying, 'a.docx'), 'torn')
  })

  test('of ten thousand empty parts, one that is cut off and one with a password are refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`word/${at}.xml`, new Uint8Array()]))
    assert.equal(await refused(zipSync(many, { level: 0 }), 'a.docx'), 'bomb')
    const whole = wordFile(wordParagraph(wordRun('Hello')))
    assert.equal(await refused(whole.subarray(0, whole.length - 40), 'a.docx'), 'torn')
    const locked = whole.slice()
    for (let at = 0; at < locked.length - 4; at++) {
      if (new DataView(locked.buffer).getUint32(at, true) === 0x02014b50) locked[at + 8] = (locked[at + 8] ?? 0) | 1
    }
    assert.equal(await refused(locked, 'a.docx'), 'locked')
  })
})

describe('a file that is something else than it is called', () => {
  const cases: [what: string, bytes: Uint8Array, name: string, why: string][] = [
    ['a PDF called .docx', strToU8('%PDF-1.7 …'), 'a.docx', 'other-kind'],
    ['an old Word file called .docx', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'a.docx', 'other-kind'],
    ['RTF called .txt', strToU8('{\\rtf1 hello}'), 'a.txt', 'other-kind'],
    ['a program called .txt', Buffer.from('4d5a9000', 'hex'), 'a.txt', 'other-kind'],
    ['a picture called .html', Buffer.from('89504e470d0a1a0a', 'hex'), 'a.html', 'other-kind'],
    ['an archive called .docx', zipSync({ 'a.txt': strToU8('hello') }), 'a.docx', 'no-word'],
    ['bytes without letters', Buffer.from('0001000200030400050006', 'hex'), 'a.txt', 'no-text'],
    ['nothing', new Uint8Array(), 'a.md', 'empty'],
    ['spaces', strToU8(' \n \n'), 'a.txt', 'empty'],
  ]
  for (const [what, bytes, name, why] of cases) {
    test(what, async () => assert.equal(await refused(bytes, name), why))
  }
  test('a Word file called .txt is read as what it is, and HTML called .txt too', async () => {
    assert.equal((await read(wordFile(wordParagraph(wordRun('Hello'))), 'a.txt')).markdown, 'Hello\n')
    const page = await read('<!doctype html><title>x</title><p>Hello <b>you</b>', 'a.txt')
    assert.equal(page.markdown, 'Hello **you**\n')
  })
})

describe('a page', () => {
  test('comes without its scripts, frames and navigation; its article alone, with its headline and notes', async () => {
    const page = await read(
      `<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="description" content="What they said."><script>steal()</script></head><body onload="x()"><nav><a href="/">Home</a></nav><article><h1>The bridge</h1><p>Closed<sup id="r1"><a href="#n1">1</a></sup> since <a href="javascript:alert(1)">May</a>.</p><svg onload=alert(1)></svg><ul><li>One<ul><li>Inner</li></ul></li></ul><img src="https://example.org/a.jpg" alt="A bridge"><p id="n1"><a href="#r1">1</a> By decree.</p></article><footer>Foot</footer></body></html>`,
      'bridge.html',
    )
    assert.deepEqual([page.headline, page.standfirst], ['The bridge', 'What they said.'])
    assert.equal(page.markdown, 'Closed[^1] since May.\n\n- One\n  - Inner\n\n[^1]: By decree.\n')
    assert.deepEqual([page.left.pictures, page.left.links], [1, 1])
  })
  test('brings pictures whose bytes it holds', async () => {
    const data = (await png()).toString('base64')
    const page = await read(`<html><p>A</p><img alt="Red" src="data:image/png;base64,${data}"></html>`, 'a.html')
    assert.equal(page.markdown, 'A\n\n::: figure src="picture-1" alt="Red"\n:::\n')
    assert.equal(page.pictures.length, 1)
  })
  test('of ten megabytes is read within seconds, and one that is longer than an article can be is refused', async () => {
    const styled = `<html>${'<p style="mso-x:y;font-family:Arial;margin:0cm;color:#000000;line-height:115%">'.repeat(100_000)}Hello`
    const started = process.cpuUsage()
    assert.equal((await read(styled, 'a.html')).markdown, 'Hello\n')
    assert.ok(secondsSince(started) < 10)
    assert.equal(await refused(`<html><p>${'word '.repeat(2_000_000)}`, 'a.html'), 'too-long')
  })
})

describe('Markdown and plain text', () => {
  test('Markdown brings the headline of its front matter, or its first heading', async () => {
    const named = await read(
      '---\ntitle: "The bridge"\ndescription: Closed again\n---\nText with **weight**.\n',
      'a.md',
    )
    assert.deepEqual(
      [named.headline, named.standfirst, named.markdown],
      ['The bridge', 'Closed again', 'Text with **weight**.\n'],
    )
    const headed = await read('# The *bridge*\n\nText[^a] {{ not a tag }}.\n\n[^a]: A note.\n\n![x](a.png)\n', 'a.md')
    assert.equal(headed.headline, 'The bridge')
    assert.match(headed.markdown, /^Text\[\^a\]/)
    assert.match(headed.markdown, /`{{ not a tag }}`/)
    assert.equal(headed.left.pictures, 1)
  })
  test('plain text: an empty line ends a paragraph, lines that a window broke go on, short ones stay lines', async () => {
    const wrapped = `${'The ferry left the quay at six in the morning as always,'}\nand nobody waved.\n\nRoses are red\nViolets are blue\n\nEnd.`
    const file = await read(wrapped, 'a.txt')
    assert.equal(
      file.markdown,
      'The ferry left the quay at six in the morning as always, and nobody waved.\n\nRoses are red\\\nViolets are blue\n\nEnd.\n',
    )
    assert.equal((await read('One\nTwo\nThree', 'a.txt')).document.content.length, 3)
    assert.equal((await read('<b>Not</b> *marks* {{x}}', 'a.txt')).markdown, '\\<b>Not\\</b> \\*marks\\* \\{\\{x}}\n')
  })
  test('letters are read as they were written, whatever the program', async () => {
    const words = 'Čapek, Łódź, ØL: “smart”'
    const utf16 = (bigEnds: boolean, mark: boolean) => {
      const bytes = Buffer.from((mark ? '\ufeff' : '') + words, 'utf16le')
      return bigEnds ? bytes.swap16() : bytes
    }
    for (const bytes of [
      Buffer.from(words),
      Buffer.from(`\ufeff${words}`),
      utf16(false, true),
      utf16(true, true),
      utf16(false, false),
    ]) {
      assert.deepEqual((await read(bytes, 'a.txt')).document.content, [
        { type: 'paragraph', content: [{ type: 'text', text: words }] },
      ])
    }
    const western = Buffer.from('caf\xe9 \x93na\xefve\x94', 'latin1')
    assert.equal((await read(western, 'a.txt')).markdown, 'café “naïve”\n')
    const cyrillic = Buffer.concat([
      strToU8('<html><meta charset=windows-1251><p>'),
      Buffer.from('cff0e8e2e5f2', 'hex'),
    ])
    assert.equal((await read(cyrillic, 'a.html')).markdown, 'Привет\n')
  })
})

test('of an archive only what is wanted is unpacked', () => {
  const opened = openArchive(zipSync({ 'a.txt': strToU8('a'), 'b.bin': strToU8('b') }), (name) => name === 'a.txt')
  assert.deepEqual(opened.kind === 'archive' && [...opened.files.keys()], ['a.txt'])
  assert.equal(openArchive(deflateRawSync('no archive'), () => true).kind, 'refused')
})

/** Both places that say how large a part is. */
function lieAboutSize(archive: Uint8Array, name: string, size: number): Uint8Array {
  const lying = archive.slice()
  const view = new DataView(lying.buffer)
  const named = strToU8(name)
  for (let at = 0; at < lying.length - 46; at++) {
    const [length, from, sizeAt] =
      view.getUint32(at, true) === 0x02014b50
        ? [28, 46, 24]
        : view.getUint32(at, true) === 0x04034b50
          ? [26, 30, 22]
          : []
    if (length === undefined || from === undefined || sizeAt === undefined) continue
    if (view.getUint16(at + length, true) !== named.length) continue
    if (named.every((byte, n) => lying[at + from + n] === byte)) view.setUint32(at + sizeAt, size, true)
  }
  return lying
}
