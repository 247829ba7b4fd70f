import { Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type CheckoutSetAsideProps = { words: Words; why: 'surplus' | 'trial-used' | 'refused'; email: string }

/** The payment page was completed, and what came of it is being undone or looked at. */
export function CheckoutSetAsideView({ words, why, email }: CheckoutSetAsideProps) {
  switch (why) {
    case 'surplus':
      return (
        <Sheet heading={words.t('checkout.surplus.title')} lead={words.t('checkout.surplus.lead', { email })}>
          <p class="sheet-ways">
            <a href="/account/subscription">{words.t('subscription.title')}</a>
          </p>
        </Sheet>
      )
    case 'trial-used':
      return (
        <Sheet heading={words.t('checkout.trialUsed.title')} lead={words.t('checkout.trialUsed.lead')}>
          <p class="sheet-ways">
            <a href="/sign-in?return=%2Fsubscribe%3Ftrial%3Dno">{words.t('gate.seePlans')}</a>
          </p>
        </Sheet>
      )
    case 'refused':
      return <Sheet heading={words.t('checkout.refused.title')} lead={words.t('checkout.refused.lead')} />
  }
}

export type CheckoutNotRunningProps = { words: Words; hasEnded: boolean }

/** What came of the payment page does not run: not yet, or no more. */
export function CheckoutNotRunningView({ words, hasEnded }: CheckoutNotRunningProps) {
  return (
    <Sheet
      heading={words.t('subscription.title')}
      lead={words.t(hasEnded ? 'subscription.ended' : 'subscription.incomplete')}
    >
      <p class="sheet-ways">
        <a href="/account/subscription">{words.t('masthead.signIn')}</a>
      </p>
    </Sheet>
  )
}
