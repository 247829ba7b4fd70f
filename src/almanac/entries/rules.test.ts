import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { byCentury, centuryOf, yearsOf } from './century.rule.ts'
import { dateOfEntry } from './dateOfEntry.rule.ts'
import { dayOf } from './dayOf.rule.ts'
import { chooseLead } from './lead.rule.ts'
import { leafProblem } from './leafText.rule.ts'
import { ALL_DAYS, codeOf, isMonthDay, neighborsOf, pathOfDay, readDay, slugOfDay } from './monthDay.rule.ts'
import { distinctiveWords, findDoubles } from './sameEntry.rule.ts'

describe('days of the year', () => {
  test('there are 366, 29 February among them, and each has a page of its own', () => {
    assert.equal(ALL_DAYS.length, 366)
    assert.equal(new Set(ALL_DAYS.map(pathOfDay)).size, 366)
    assert.equal(pathOfDay({ month: 2, day: 29 }), '/this-happened/february-29')
  })

  for (const [text, path] of [
    ['december-28', '/this-happened/december-28'],
    ['february-29', '/this-happened/february-29'],
    ['december-07', '→ /this-happened/december-7'],
    ['December-28', '→ /this-happened/december-28'],
    ['12-28', '→ /this-happened/december-28'],
    ['02-29', '→ /this-happened/february-29'],
    ['1-1', '→ /this-happened/january-1'],
    ['february-30', 'none'],
    ['february-0', 'none'],
    ['june-31', 'none'],
    ['13-01', 'none'],
    ['00-12', 'none'],
    ['dezember-28', 'none'],
    ['december', 'none'],
    ['december-28-1895', 'none'],
    ['', 'none'],
  ] as const) {
    test(`/this-happened/${text} is ${path}`, () => {
      const read = readDay(text)
      assert.equal(read ? `${read.isForm ? '' : '→ '}${pathOfDay(read.day)}` : 'none', path)
    })
  }

  for (const [day, previous, next] of [
    ['december-31', 'december-30', 'january-1'],
    ['january-1', 'december-31', 'january-2'],
    ['february-28', 'february-27', 'february-29'],
    ['february-29', 'february-28', 'march-1'],
    ['march-1', 'february-29', 'march-2'],
  ] as const) {
    test(`the leaf of ${day} hangs between ${previous} and ${next}`, () => {
      const { previous: before, next: after } = neighborsOf(readDay(day)?.day ?? assert.fail())
      assert.deepEqual([slugOfDay(before), slugOfDay(after)], [previous, next])
    })
  }

  test('whoever leafs on comes round to where they began, past every day once', () => {
    const seen = new Set<string>()
    let day = { month: 6, day: 15 }
    for (let at = 0; at < 366; at++) {
      seen.add(codeOf(day))
      assert.deepEqual(neighborsOf(neighborsOf(day).next).previous, day)
      day = neighborsOf(day).next
    }
    assert.deepEqual(day, { month: 6, day: 15 })
    assert.equal(seen.size, 366)
  })

  test('what is no day is none, whatever numbers it is made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }), (month, day) => {
        const known = ALL_DAYS.some((one) => one.month === month && one.day === day)
        assert.equal(isMonthDay({ month, day }), known)
      }),
    )
  })

  test('dates are written with four figures for the year, and 29 February needs none', () => {
    assert.equal(dateOfEntry({ year: 79, month: 8, day: 4 }), '0079-08-04')
    assert.equal(dayOf({ month: 2, day: 29 }).day, 29)
  })
})

describe('centuries', () => {
  for (const [year, century] of [
    [1, 1],
    [100, 1],
    [101, 2],
    [1800, 18],
    [1801, 19],
    [1900, 19],
    [1901, 20],
    [2000, 20],
    [2001, 21],
  ] as const) {
    test(`${year} is of century ${century}`, () => {
      assert.equal(centuryOf(year), century)
      const { from, to } = yearsOf(century)
      assert.ok(from <= year && year <= to)
    })
  }

  test('the latest century stands first, and in it the latest year', () => {
    const years = byCentury([{ year: 1900 }, { year: 1969 }, { year: 2001 }, { year: 2000 }, { year: 1901 }])
    assert.deepEqual(
      years.map(({ century, entries }) => [century, ...entries.map(({ year }) => year)]),
      [
        [21, 2001],
        [20, 2000, 1969, 1901],
        [19, 1900],
      ],
    )
  })
})

describe('the entry that stands for its day', () => {
  const entries = (...said: string[]) =>
    said.map((one, at) => {
      const [year = '', language = 'en'] = one.split(' ')
      return { id: at + 1, year: Number(year), language }
    })
  const lead = (said: string[], year: number, languages = ['en']) => chooseLead(entries(...said), { year, languages })

  test('there is none where there are no entries', () => assert.equal(lead([], 2026), undefined))
  test('a hundred years to the day are told before fifty, fifty before twenty-five, and those before any others', () => {
    assert.equal(lead(['1926', '1976', '2001', '1990'], 2026)?.year, 1926)
    assert.equal(lead(['1927', '1977', '1990'], 2027)?.year, 1927)
    assert.equal(lead(['1976', '2001', '1990'], 2026)?.year, 1976)
    assert.equal(lead(['2001', '1990'], 2026)?.year, 2001)
  })
  test('an anniversary that is still to come is none', () => assert.equal(lead(['2026', '1990'], 1926)?.year, 1990))
  test('without a round one another entry has its turn each year, and the same all day long', () => {
    const years = [2026, 2027, 2028, 2029].map((year) => lead(['1811', '1907', '1963'], year)?.year)
    assert.equal(new Set(years.slice(0, 3)).size, 3)
    assert.equal(years[3], years[0])
    assert.equal(lead(['1811', '1907', '1963'], 2026)?.year, years[0])
  })
  test('a reader of French meets the one in French, and where there is none the publication’s own', () => {
    assert.equal(lead(['1926', '1990 fr'], 2026, ['fr', 'en'])?.year, 1990)
    assert.equal(lead(['1926', '1990 de'], 2026, ['fr', 'en'])?.year, 1926)
    assert.equal(lead(['1990 de'], 2026, ['fr', 'en'])?.year, 1990)
  })
})

describe('entries that say the same', () => {
  const told = (date: string, headline: string, more = '') => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
    return { year, month, day, headline, text: `${headline}\n${more}` }
  }
  const doubles = (...entries: ReturnType<typeof told>[]) => findDoubles(entries).length

  test('the same fact in other words on the same day, or on another day of its year, is a double', () => {
    const one = told(
      '1895-12-28',
      'Cinematograph shown in a Paris café',
      'The Lumière brothers sold thirty-three tickets.',
    )
    const other = told('1895-12-28', 'A café in Paris shows the cinematograph', 'Tickets were sold to thirty-three.')
    assert.equal(doubles(one, other), 1)
    const moved = told(
      '1895-12-27',
      'Cinematograph shown in a Paris café',
      'The Lumière brothers sold thirty-three tickets.',
    )
    assert.equal(doubles(one, moved), 1)
  })
  test('two facts of one day and one year are none, nor are two anniversaries of one thing', () => {
    const one = told('1895-12-28', 'Cinematograph shown in a Paris café')
    assert.equal(doubles(one, told('1895-12-28', 'Röntgen hands in a paper on rays')), 0)
    assert.equal(doubles(one, told('1995-12-28', 'Cinematograph shown in a Paris café')), 0)
  })
  test('accents and capitals tell nothing apart', () => {
    assert.deepEqual(distinctiveWords('Brasília BRASILIA'), new Set(['brasilia']))
  })
})

describe('the text of a leaf', () => {
  const paragraph = { type: 'paragraph' as const, content: [] }
  for (const [what, content, problem] of [
    ['two paragraphs', [paragraph, paragraph], undefined],
    ['nothing', [], 'is empty'],
    ['seven paragraphs', Array.from({ length: 7 }, () => paragraph), 'has more than 6 paragraphs'],
    [
      'a sign-up box',
      [{ type: 'newsletterBox' as const, attrs: { newsletter: 'x' } }],
      'holds something else than paragraphs, lists and quotations (newsletterBox)',
    ],
  ] as const) {
    test(`${what}: ${problem ?? 'goes in'}`, () => assert.equal(leafProblem(content), problem))
  }
})
