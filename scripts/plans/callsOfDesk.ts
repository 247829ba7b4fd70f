import { ago, type Calls, hash, later, now } from './values.ts'

const email = 'archive-reader-500@example.org'
/** By file below `src`, then by function. */
export const callsOfDesk: Record<string, Calls> = {
  'staff/accounts/staff.sql.ts': {
    findStaff: [[{ emailKey: email }], [{ id: 1 }]],
    listStaff: [[]],
    lockStaff: [[]],
    upsertStaff: [[{ email, emailKey: email, role: 'editor', by: 'cli', now }]],
    markStaffEnded: [[1, 'cli', now]],
    updateStaff: [[1, { name: 'Ed' }]],
    findAuthor: [['archive-author-3']],
    insertAuthor: [[{ slug: 'nia', name: 'Nia' }]],
    findStaffNamed: [['Ana']],
    forgetEndedStaff: [[email]],
    listPersonalStaff: [[email]],
    namesOfStaff: [[[1, 2]]],
  },
  'staff/auditLog/auditLog.sql.ts': {
    listLog: [
      [{ words: [] }, 51],
      [{ words: [], after: { at: ago(100), id: 1_000_500 } }, 51],
      [{ words: [], actor: 'cli', from: ago(300), until: ago(200) }, 51],
      [{ words: [], action: 'archive' }, 51],
      [{ words: [], subject: 'article:500' }, 51],
      [{ words: ['editor'] }, 51],
    ],
  },
  'staff/signIn/factors.sql.ts': {
    listPasskeys: [[1]],
    lockPasskey: [['key']],
    insertPasskey: [
      [{ id: 'key', staffId: 1, name: 'Phone', publicKey: hash('key'), counter: 0, transports: ['usb'], now }],
    ],
    markPasskeyUsed: [['key', 1, now]],
    deletePasskey: [[1, 'key']],
    findApp: [[1]],
    upsertApp: [[{ staffId: 1, salt: 'salt', step: 1 }, now]],
    spendStep: [[1, 2]],
    deleteApp: [[1]],
    replaceRecoveryCodes: [[1, [hash('code')], now]],
    spendRecoveryCode: [[1, hash('code'), now]],
    countRecoveryCodes: [[1]],
    hasSecondFactor: [[1]],
    listWithSecondFactor: [[]],
    spendChallenge: [[hash('challenge'), later]],
    earliestChallengeExpiry: [[]],
    deleteChallenges: [[now]],
    forgetFactors: [[email]],
    listPersonalFactors: [[email]],
  },
}
