import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  POLICY_WORDS,
  POOL_WORDS,
  type PolicyChange,
  type PolicyWords,
  type PoolChange,
  type PoolWords,
  parsePolicyChange,
  parsePoolChange,
  refuseTooMuch,
} from './policyChange.rule.ts'

const taken: [PolicyWords, PolicyChange][] = [
  [{}, {}],
  [{ allowance: '0' }, { allowance: 0 }],
  [{ allowance: '100' }, { allowance: 100 }],
  [{ 'registered-bonus': '2' }, { registeredBonus: 2 }],
  [{ window: 'calendar:week' }, { window: { kind: 'calendar', unit: 'week' } }],
  [{ 'archive-after': '90d' }, { archiveAfterDays: 90 }],
  [{ 'archive-after': '1d' }, { archiveAfterDays: 1 }],
  [{ 'archive-after': '36500d' }, { archiveAfterDays: 36_500 }],
  [{ 'archive-after': 'off' }, { archiveAfterDays: undefined }],
  [{ 'free-for': '48h' }, { freeForHours: 48 }],
  [{ 'free-for': '8760h' }, { freeForHours: 8_760 }],
  [{ 'free-for': 'off' }, { freeForHours: undefined }],
  [{ 'network-cap': '1' }, { networkCap: 1 }],
  [{ 'network-cap': '100000' }, { networkCap: 100_000 }],
  [{ 'network-cap': 'off' }, { networkCap: undefined }],
  [{ crawlers: 'on' }, { crawlers: true }],
  [{ 'letter-passes': '7d:3' }, { letterPasses: { days: 7, browsers: 3 } }],
  [{ 'letter-passes': '90d:50' }, { letterPasses: { days: 90, browsers: 50 } }],
  [{ 'letter-passes': 'off' }, { letterPasses: undefined }],
  [{ 'letter-passes-count': 'yes' }, { letterPassesCount: true }],
  [{ 'letter-passes-count': 'no' }, { letterPassesCount: false }],
  [{ crawlers: 'off' }, { crawlers: false }],
  [
    { allowance: '3', 'free-for': '24h', crawlers: 'off' },
    { allowance: 3, freeForHours: 24, crawlers: false },
  ],
]

for (const [words, change] of taken) {
  test(`a publisher types ${JSON.stringify(words)}, and only that is changed`, () => {
    assert.deepEqual(parsePolicyChange(words), change)
  })
}

const number = 'a whole number from 0 to 100'
const refused: [PolicyWords, string][] = [
  [{ allowance: '101' }, number],
  [{ allowance: '-1' }, number],
  [{ allowance: '0012' }, number],
  [{ allowance: 'x1' }, number],
  [{ allowance: '1x' }, number],
  [{ allowance: '' }, number],
  [{ 'registered-bonus': 'two' }, number],
  [{ window: 'weekly' }, 'rolling:30d (1 to 366 days), calendar:day, calendar:week or calendar:month'],
  [{ 'letter-passes': '0d:3' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes': '91d:3' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes': '7d:0' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes': '7d:51' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes': '7d' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes': '7:3' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes': '7d:3x' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes': 'x7d:3' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes': '100d:3' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes': '7h:3' }, '7d:3 (1 to 90 days, 1 to 50 browsers), or off'],
  [{ 'letter-passes-count': 'on' }, 'yes or no'],
  [{ 'archive-after': '0d' }, '90d, or off'],
  [{ 'archive-after': '36501d' }, '90d, or off'],
  [{ 'archive-after': '000090d' }, '90d, or off'],
  [{ 'archive-after': '90h' }, '90d, or off'],
  [{ 'archive-after': '90' }, '90d, or off'],
  [{ 'archive-after': 'x90d' }, '90d, or off'],
  [{ 'archive-after': '90days' }, '90d, or off'],
  [{ 'free-for': '8761h' }, '90h, or off'],
  [{ 'free-for': '2d' }, '90h, or off'],
  [{ 'network-cap': '0' }, 'a whole number from 1 to 100000, or off'],
  [{ 'network-cap': '100001' }, 'a whole number from 1 to 100000, or off'],
  [{ 'network-cap': '0000090' }, 'a whole number from 1 to 100000, or off'],
  [{ 'network-cap': 'x9' }, 'a whole number from 1 to 100000, or off'],
  [{ 'network-cap': '9x' }, 'a whole number from 1 to 100000, or off'],
  [{ crawlers: 'yes' }, 'on or off'],
]

for (const [words, right] of refused) {
  const [name = '', text = ''] = Object.entries(words)[0] ?? []
  test(`${name}=${text} is refused, and the publisher is told what would be right`, () => {
    assert.throws(() => parsePolicyChange(words), {
      kind: 'invalid',
      code: name,
      message: `${name}=${text} cannot be: write ${right}.`,
    })
  })
}

const takenOfPools: [PoolWords, PoolChange][] = [
  [{}, {}],
  [{ match: 'tag:water' }, { match: { by: 'tag', value: 'water' } }],
  [{ allowance: '0' }, { allowance: 0 }],
  [{ allowance: 'share' }, { allowance: 'share' }],
  [{ order: '0' }, { order: 0 }],
  [{ order: '9999' }, { order: 9999 }],
]

for (const [words, change] of takenOfPools) {
  test(`a publisher types ${JSON.stringify(words)} of a pool, and only that is changed`, () => {
    assert.deepEqual(parsePoolChange(words), change)
  })
}

const refusedOfPools: [PoolWords, string][] = [
  [{ match: 'water' }, 'section:<slug>, tag:<slug> or country:<two letters>'],
  [{ allowance: '101' }, 'a whole number from 0 to 100, unlimited or share'],
  [{ order: '10000' }, 'a whole number; the lowest comes first'],
  [{ order: 'x1' }, 'a whole number; the lowest comes first'],
  [{ order: '1x' }, 'a whole number; the lowest comes first'],
]

for (const [words, right] of refusedOfPools) {
  const [name = '', text = ''] = Object.entries(words)[0] ?? []
  test(`${name}=${text} of a pool is refused, and the publisher is told what would be right`, () => {
    assert.throws(() => parsePoolChange(words), {
      kind: 'invalid',
      code: name,
      message: `${name}=${text} cannot be: write ${right}.`,
    })
  })
}

test('all allowances together fit into one cookie, or the change is refused', () => {
  const policy = { allowance: 60, registeredBonus: 40, pools: [] }
  refuseTooMuch(policy)
  assert.throws(() => refuseTooMuch({ ...policy, allowance: 61 }), {
    code: 'allowance',
    message: 'All allowances together are 101, and cannot be more than 100.',
  })
})

test('what a publisher may say of the paywall and of a pool', () => {
  assert.deepEqual(POLICY_WORDS, [
    'allowance',
    'registered-bonus',
    'window',
    'archive-after',
    'free-for',
    'network-cap',
    'crawlers',
    'letter-passes',
    'letter-passes-count',
  ])
  assert.deepEqual(POOL_WORDS, ['match', 'allowance', 'order'])
})
