import type { LetterStanding } from '../mailing/mailing.module.ts'

/** Whether somebody of this standing gets a letter that is for these. */
export function isAmong(audience: 'everyone' | 'registered' | 'subscribers', standing: LetterStanding): boolean {
  switch (audience) {
    case 'everyone':
      return true
    case 'registered':
      return standing !== 'visitor'
    case 'subscribers':
      return standing === 'trial' || standing === 'subscriber'
  }
}
