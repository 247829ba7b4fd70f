import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { balanceLines, fitText, type Measured, piecesOf, type Room } from './breakText.ts'

/** Every letter as wide as any other; an ideograph twice that. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (/[\u3000-\u9fff]/u.test(letter) ? 2 : 1), 0)
const measured: Measured = { of: widthOf, space: 1 }
const linesOf = (text: string, widest: number, language = 'en') =>
  balanceLines(piecesOf(text, language), measured, widest)?.map((line) => line.text)

const balanced: Array<[text: string, widest: number, language: string, lines: string[]]> = [
  ['One two three four', 15, 'en', ['One two', 'three four']],
  ['Seventy-eight gates for one lagoon', 16, 'en', ['Seventy-eight', 'gates for', 'one lagoon']],
  // Not "The bridge that / bends around a / country".
  ['The bridge that bends around a country', 16, 'en', ['The bridge that', 'bends around', 'a country']],
  ['Schwebe\u00ADbahn\u00ADgerüst im Tal', 13, 'de', ['Schwebebahn-', 'gerüst im Tal']],
  ['Schwebe\u00ADbahn im Tal', 30, 'de', ['Schwebebahn im Tal']],
  ['East–west trade', 10, 'en', ['East–', 'west trade']],
  ['東京の道には名前がなく、街区には番号がある', 20, 'ja', ['東京の道には', '名前がなく、', '街区には番号がある']],
  ['「水」を分ける', 8, 'ja', ['「水」を', '分ける']],
]
for (const [text, widest, language, lines] of balanced) {
  test(`“${text}” in lines of ${widest}`, () => {
    assert.deepEqual(linesOf(text, widest, language), lines)
  })
}

test('a Japanese line begins with no closing mark and no small letter, and ends with no opening one', () => {
  const letters = fc.constantFrom(...'東京道名前番号をにはがっょー、。「」（）あ')
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 40 }), (all) => {
      for (const line of linesOf(all.join(''), 16, 'ja')?.slice(1) ?? []) assert.doesNotMatch(line, /^[、。」）ー]/u)
    }),
  )
})

test('whatever is written, lines keep their room, and nothing of it is lost or said twice', () => {
  const word = fc.stringMatching(/^[a-zäß]{1,14}$/)
  const room: Room = { width: 60, height: 30, sizes: [4, 3, 2, 1], leading: 1.1, mostLines: 5 }
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
      const { lines, size } = fitText(words.join(' '), 'de', measured, room)
      assert.ok(lines.length > 0 && lines.length <= room.mostLines)
      assert.ok(lines.length * size * room.leading <= room.height)
      for (const { text, width } of lines) {
        assert.equal(width, widthOf(text))
        assert.ok(width * size <= room.width)
      }
      const said = lines.map(({ text }) => text).join(' ')
      const whole = words.join(' ')
      if (said !== whole) assert.ok(said.endsWith('…') && whole.startsWith(said.slice(0, -1)), said)
    }),
  )
})

test('one word that no line holds is parted, and a headline without end is cut short at once', () => {
  const room: Room = { width: 40, height: 30, sizes: [4, 2], leading: 1.1, mostLines: 4 }
  const long = fitText('a'.repeat(50), 'en', measured, room)
  assert.equal(long.lines.map(({ text }) => text).join(''), 'a'.repeat(50))
  const began = performance.now()
  const endless = fitText('abc '.repeat(5_000), 'en', measured, room)
  assert.ok(endless.lines.at(-1)?.text.endsWith('…'))
  assert.ok(performance.now() - began < 1_000)
})
