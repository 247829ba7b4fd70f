import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowanceInAll, allowanceOf, MAX_ALLOWANCE } from './allowance.rule.ts'
import type { Pool, PoolAllowance } from './pool.rule.ts'

const pool = (id: number, allowance: PoolAllowance): Pool => ({
  id,
  name: `pool-${id}`,
  match: { by: 'tag', value: 'water' },
  allowance,
  order: id,
})
const policy = {
  allowance: 2,
  registeredBonus: 3,
  pools: [pool(1, 5), pool(2, 'unlimited'), pool(3, 'share'), pool(4, 7)],
}

test('all that may be opened in one window are the site’s allowance, the bonus and the pools with their own', () => {
  assert.equal(allowanceInAll(policy), 2 + 3 + 5 + 7)
  assert.equal(allowanceInAll({ ...policy, pools: [] }), 5)
  assert.equal(MAX_ALLOWANCE, 100)
})

test('with an account the bonus comes on top', () => {
  assert.equal(allowanceOf(policy, false), 2)
  assert.equal(allowanceOf(policy, true), 5)
})
