import type { Audience } from './newsletter.ts'

/** Whether somebody may sign up for a newsletter of this audience. */
export function mayHave(audience: Audience, who: { hasAccount: boolean; subscribes: boolean }): boolean {
  switch (audience) {
    case 'everyone':
      return true
    case 'registered':
      return who.hasAccount
    case 'subscribers':
      return who.subscribes
  }
}
