import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { distance, foldWord, forgiven, makeTokens, readQuery, remainsOf } from './words.module.ts'

/** Each word as it is indexed and, behind it, its stem. Another token here is another TOKENS_VERSION. */
const golden: [language: string, text: string, tokens: string][] = [
  [
    'en',
    'The Libraries’ harbors re-opened in 2026',
    'the the / libraries librari / harbors harbor / re re / opened open / in in / 2026',
  ],
  [
    'fr',
    'L’été, les chèvres mûrissent à Œuvre',
    'l l / ete ete / les le / chevres chevr / murissent mur / a a / oeuvre oeuvr',
  ],
  ['de', 'Straßen und Wälder über Öfen', 'strassen strass / und und / walder wald / uber uber / ofen ofen'],
  ['es', 'Las sequías del año', 'las las / sequias sequ / del del / ano ano'],
  ['it', 'Le città e l’acqua', 'le le / citta citt / e e / l l / acqua acqua'],
  ['pt', 'As eleições não são', 'as as / eleicoes eleico / nao na / sao sa'],
  ['nl', 'De huizen aan zee', 'de de / huizen huis / aan aan / zee zee'],
  ['pl', 'Żubry wróciły do łąk', 'zubry zubr / wrocily wroc / do do / lak lak'],
  ['cs', 'Války ve městech', 'valky valk / ve ve / mestech mest'],
  ['uk', 'П’ять станцій у Києві', 'пять / станціи / у / києві'],
  ['ru', 'Ещё ледоходы на реках', 'еще ещ / ледоходы ледоход / на на / реках рек'],
  ['el', 'Τα νησιά των Κυκλάδων', 'τα τα / νησια νησ / των τ / κυκλαδων κυκλαδ'],
  ['tr', 'Balıkçılar İstanbul’da', 'balikcilar balikci / istanbul istanbul / da da'],
  ['sv', 'Skogarna på öarna', 'skogarna skog / pa pa / oarna oarn'],
  ['ar', 'الإنتخاباتُ في المدينةِ ١٩٩٩', 'الانتخابات انتخاب / في في / المدينه مدين / 1999'],
  ['he', 'ספרים בירושלים צה״ל', 'ספרימ / בירושלימ / צהל'],
  ['fa', 'کتاب‌های ایرانی', 'كتاب كتاب / هاي هاي / ايراني اير'],
  ['hi', 'नदियों के किनारे', 'नदियों नद / के क / किनारे किनार'],
  ['vi', 'Hà Nội đường phố', 'ha / noi / duong / pho'],
  ['zh', '云南茶叶', '云南 / 南茶 / 茶叶 / 叶'],
  ['ja', 'リポジトリを公開 2026年', 'リポ / ポジ / ジト / トリ / リを / を公 / 公開 / 開 / 2026 / 年'],
  ['ko', '한글을 쓴다', '한글 / 글을 / 을 / 쓴다 / 다'],
  ['lo', 'ວຽງຈັນ', 'ວຽ / ຽງ / ງຈ / ຈັ / ັນ / ນ'],
  ['my', 'ရန်ကုန်', 'ရန / န် / ်က / ကု / ုန / န် / ်'],
]

describe('words as they are found', () => {
  for (const [language, text, tokens] of golden) {
    test(`a text in ${language} is found by its words in every spelling`, () => {
      const made = makeTokens(text, language).map(({ exact, stem }) =>
        stem === undefined ? exact : `${exact} ${stem.slice(language.length + 1)}`,
      )
      assert.equal(made.join(' / '), tokens)
    })
  }

  test('what is marked in a text is what was found, letter for letter', () => {
    for (const [language, text] of golden) {
      for (const { exact, from, to, isTail } of makeTokens(text, language)) {
        if (!isTail) assert.equal(makeTokens(text.slice(from, to), language)[0]?.exact, exact)
      }
    }
  })

  test('a word is folded to the same whatever has been folded before', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldWord(foldWord(text)) === foldWord(text)))
  })

  test('a text of a megabyte without a space costs no reader their page', () => {
    const begun = performance.now()
    makeTokens('a'.repeat(1_000_000), 'en')
    makeTokens("п'".repeat(200_000), 'uk')
    makeTokens('\u0301'.repeat(500_000), 'en')
    assert.ok(performance.now() - begun < 2_000)
  })
})

describe('what a reader types', () => {
  const cases: [typed: string, language: string, understood: string][] = [
    ['grain harbor', 'en', 'grain & harbor'],
    ['"black sea" -oil', 'en', '"black sea" & !oil'],
    ['moon or sun tides', 'en', 'moon|sun & tides'],
    ['moon | sun', 'en', 'moon|sun'],
    ['lune ou soleil', 'fr', 'lune|soleil'],
    ['le cours de l’or', 'fr', 'le & cours & de & l’or'],
    ['or', 'en', ''],
    ['semi-final', 'en', 'semi-final'],
    ['-', 'en', ''],
    ['""', 'en', ''],
    ['«Чёрное море»', 'ru', '"Чёрное море"'],
    ['「東京」 地震', 'ja', '"東京" & 地震'],
    ['"never closed', 'en', 'never & closed'],
  ]
  for (const [typed, language, understood] of cases) {
    test(`${typed} is understood by a reader of ${language}`, () => {
      const clauses = readQuery(typed, language).map(
        ({ terms, isNot }) =>
          (isNot ? '!' : '') + terms.map(({ text, isQuoted }) => (isQuoted ? `"${text}"` : text)).join('|'),
      )
      assert.equal(clauses.join(' & '), understood)
    })
  }

  test('of an enormous query a sentence is looked for', () => {
    const clauses = readQuery('"(|-'.repeat(50_000) + 'word '.repeat(50_000), 'en')
    assert.ok(clauses.flatMap(({ terms }) => terms).length <= 12)
    assert.equal(readQuery('word '.repeat(50_000), 'en').length, 12)
  })
})

describe('mistakes that are forgiven', () => {
  const cases: [typed: string, meant: string, far: number][] = [
    ['eclispe', 'eclipse', 1],
    ['libary', 'library', 1],
    ['goverment', 'government', 1],
    ['xovernment', 'government', 2],
    ['київ', 'києв', 1],
    ['harbor', 'harbor', 0],
  ]
  for (const [typed, meant, far] of cases) {
    test(`${typed} is ${far} from ${meant}`, () => assert.equal(distance(typed, meant, 3), far))
  }

  test('words as alike as is forgiven have something in common to be found by', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 5, maxLength: 9 })
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('a', 'e', ''), (typed, at, letter) => {
        const place = at % typed.length
        const meant = typed.slice(0, place) + letter + typed.slice(place + 1)
        if (distance(typed, meant, 2) > forgiven(typed)) return true
        const known = new Set(remainsOf(meant))
        return remainsOf(typed).some((remain) => known.has(remain))
      }),
    )
  })
})
