import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeRights, type Lease } from './rights.rule.ts'

const today = Temporal.PlainDate.from('2026-11-29')
const lease = (kind: 'allow' | 'deny', from: string, until: string): Lease => ({
  kind,
  from: from === '' ? undefined : Temporal.PlainDate.from(from),
  until: until === '' ? undefined : Temporal.PlainDate.from(until),
  note: '',
})
const allow = (from = '', until = '') => lease('allow', from, until)
const deny = (from = '', until = '') => lease('deny', from, until)

const CASES: [what: string, leases: Lease[], expected: string][] = [
  ['a picture of which nobody has said anything', [], 'free'],
  ['one that may be used for good', [allow()], 'allowed'],
  ['one that may be used from today', [allow('2026-11-29')], 'allowed'],
  ['one that may be used from tomorrow', [allow('2026-11-30')], 'refused not-yet 2026-11-30'],
  ['the last day of one', [allow('', '2026-11-29')], 'ending 2026-11-29 0'],
  ['the day after its last', [allow('', '2026-11-28')], 'refused ended 2026-11-28'],
  ['a week before its last', [allow('', '2026-12-06')], 'ending 2026-12-06 7'],
  ['thirty days before its last', [allow('', '2026-12-29')], 'ending 2026-12-29 30'],
  ['thirty-one days before its last', [allow('', '2026-12-30')], 'allowed 2026-12-30'],
  ['one that is forbidden', [deny()], 'refused denied'],
  ['one that is forbidden until today', [allow(), deny('', '2026-11-29')], 'refused denied 2026-11-29'],
  ['one that was forbidden until yesterday', [deny('', '2026-11-28')], 'free'],
  ['one that is allowed and forbidden', [allow(), deny()], 'refused denied'],
  ['one that will be forbidden in three days', [deny('2026-12-02')], 'ending 2026-12-01 2'],
  ['one that will be forbidden before it ends', [allow('', '2026-12-20'), deny('2026-12-02')], 'ending 2026-12-01 2'],
  ['one of which two leases follow each other', [allow('', '2026-12-01'), allow('2026-12-02', '')], 'allowed'],
  [
    'one of which two leases leave a day between them',
    [allow('', '2026-12-01'), allow('2026-12-03', '')],
    'ending 2026-12-01 2',
  ],
  ['one of which the longer lease counts', [allow('', '2026-12-01'), allow('', '2026-12-05')], 'ending 2026-12-05 6'],
  ['one whose next lease comes later', [allow('', '2026-11-01'), allow('2026-12-03')], 'refused not-yet 2026-12-03'],
  ['one whose leases have all ended', [allow('', '2026-11-01'), allow('', '2026-11-09')], 'refused ended 2026-11-09'],
]

for (const [what, leases, expected] of CASES) {
  test(`${what}: ${expected}`, () => {
    for (const order of [leases, leases.toReversed()]) {
      const rights = judgeRights(order, today)
      const said =
        rights.kind === 'refused'
          ? [rights.kind, rights.reason, rights.day]
          : rights.kind === 'ending'
            ? [rights.kind, rights.until, rights.daysLeft]
            : rights.kind === 'allowed'
              ? [rights.kind, rights.until]
              : [rights.kind]
      assert.equal(said.filter((word) => word !== undefined).join(' '), expected)
    }
  })
}
