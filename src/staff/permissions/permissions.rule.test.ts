import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  ARTICLE_ACTIONS,
  ARTICLE_STATES,
  isStaffRole,
  may,
  mayWithArticle,
  PERMISSIONS,
  STAFF_ROLES,
  statesRead,
} from './permissions.rule.ts'

const initialOf = {
  c: 'contributor',
  t: 'translator',
  e: 'editor',
  p: 'publisher',
  i: 'circulation',
  o: 'operator',
} as const

/** Who may: the initials of the roles (i is circulation, o the operator, who has no role). */
const PUBLICATION: Record<(typeof PERMISSIONS)[number], string> = {
  preview: 'ctep',
  desk: 'ctepi',
  articles: 'ctep',
  create: 'ctep',
  media: 'ctep',
  rights: 'ep',
  sources: 'ep',
  style: 'ep',
  staff: 'p',
  audit: 'p',
  settings: 'p',
  policy: 'p',
}

/**
 * By action, for draft, in-review, ready, scheduled, published and withdrawn: who may with their own article, and after
 * the slash with anybody's.
 */
const ARTICLE: Record<(typeof ARTICLE_ACTIONS)[number], string> = {
  read: 'ctepo/epo ctepo/epo ctepo/epo ctepo/epo ctepo/tepo ctepo/epo',
  write: 'ctep/ep ep/ep ep/ep ep/ep ep/ep /',
  suggest: 'ctep/ep ctep/ep ctep/ep ctep/ep ctep/ep /',
  comment: 'ctep/ep ctep/ep ctep/ep ctep/ep ctep/ep ep/ep',
  'send-to-review': 'ctep/ep / / / / /',
  'take-back': '/ ctep/ep / / / /',
  return: '/ ep/ep ep/ep / / /',
  approve: '/ ep/ep / / / /',
  schedule: '/ / ep/ep / / /',
  unschedule: '/ / / ep/ep ep/ep /',
  publish: '/ / ep/ep ep/ep ep/ep /',
  correct: '/ / / / ep/ep /',
  withdraw: 'o/o o/o o/o o/o epo/epo o/o',
  restore: 'o/o o/o o/o o/o o/o epo/epo',
  terms: 'epo/epo epo/epo epo/epo epo/epo epo/epo o/o',
  assign: 'ep/ep ep/ep ep/ep ep/ep ep/ep /',
  discard: 'ctep/ep / / / / /',
}

const named = (initials: string) => [...initials].map((initial) => initialOf[initial as keyof typeof initialOf]).sort()

for (const permission of PERMISSIONS) {
  test(`${permission}: ${named(PUBLICATION[permission]).join(', ')}, and nobody without a role`, () => {
    assert.deepEqual(STAFF_ROLES.filter((role) => may(role, permission)).sort(), named(PUBLICATION[permission]))
    assert.equal(may(undefined, permission), false)
  })
}

for (const action of ARTICLE_ACTIONS) {
  describe(`with an article: ${action}`, () => {
    const cells = ARTICLE[action].split(' ')
    assert.equal(cells.length, ARTICLE_STATES.length)
    for (const [at, state] of ARTICLE_STATES.entries()) {
      const [own = '', any = ''] = cells[at]?.split('/') ?? []
      for (const [isOwn, expected] of [
        [true, own],
        [false, any],
      ] as const) {
        const whose = isOwn ? 'one’s own' : 'somebody else’s'
        test(`${whose} ${state}: ${named(expected).join(', ') || 'nobody'}`, () => {
          const allowed = [...STAFF_ROLES, 'operator' as const]
            .filter((role) => mayWithArticle(role, action, { state, isOwn }))
            .sort()
          assert.deepEqual(allowed, named(expected))
          assert.equal(mayWithArticle(undefined, action, { state, isOwn }), false)
        })
      }
    }
  })
}

test('what a list may show of articles is what may be read of them', () => {
  for (const role of STAFF_ROLES) {
    const shown = statesRead(role)
    for (const state of ARTICLE_STATES) {
      assert.equal(shown.own.includes(state), mayWithArticle(role, 'read', { state, isOwn: true }), `${role} ${state}`)
      assert.equal(shown.any.includes(state), mayWithArticle(role, 'read', { state, isOwn: false }), `${role} ${state}`)
    }
  }
})

test('an operator can name each of the five roles and no other', () => {
  for (const role of ['contributor', 'translator', 'editor', 'publisher', 'circulation']) {
    assert.equal(isStaffRole(role), true, role)
  }
  for (const role of ['', 'admin', 'Editor', 'toString']) assert.equal(isStaffRole(role), false, role)
})
