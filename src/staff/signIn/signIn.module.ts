import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { Browser } from '../../platform/browser.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { PersonalDataHolder, Readers } from '../../readers/accounts/accounts.module.ts'
import { createAccountScreen } from './account.screen.tsx'
import { createChallenges } from './createChallenges.ts'
import { createDoorScreen } from './door.screen.tsx'
import {
  deleteChallenges,
  earliestChallengeExpiry,
  forgetFactors,
  listPersonalFactors,
  listWithSecondFactor,
} from './factors.sql.ts'
import { type WhoComes, whoComes } from './whoComes.ts'

export { type SessionAtDesk, SessionList } from './account.view.tsx'
export type { WhoComes } from './whoComes.ts'

/** How staff come in at the desk: by mail, and by a passkey or a code once one has been set up. */
export function createStaffSignIn(platform: Platform, others: { readers: Readers; publication: Publication }) {
  const signer = platform.signerFor('staff')
  const deps = { ...platform, ...others, signer, challenges: createChallenges(signer) }
  const forgetting: DueWork = {
    name: 'forget-answered-passkey-challenges',
    evenWhileHeld: true,
    nextDue: earliestChallengeExpiry,
    runDue: deleteChallenges,
  }
  const personalData: PersonalDataHolder = {
    name: 'staffPasskeys',
    facts: async () => undefined,
    everything: async (from, { emailKey }) => ({ staff_passkeys: await listPersonalFactors(from, emailKey) }),
    erase: (tx, { emailKey }) => forgetFactors(tx, emailKey),
  }
  return {
    /** Who asks for a page of the desk; lets in whoever needs nothing more. */
    whoComes: (browser: Browser): Promise<WhoComes> => whoComes(deps, browser),
    /** Which of the staff have a passkey or an app, by number. */
    withSecondFactor: () => listWithSecondFactor(platform.db),
    dueWork: [forgetting],
    personalData: [personalData],
    screens: (desk: DeskShell) => ({
      door: createDoorScreen(deps, desk),
      account: createAccountScreen(deps, desk),
    }),
  }
}

export type StaffSignIn = ReturnType<typeof createStaffSignIn>
