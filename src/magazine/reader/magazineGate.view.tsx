import { type PlanOffer, PlanTable } from '../../design/parts/plan.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type MagazineGateProps = {
  words: Words
  offer: readonly PlanOffer[]
  /** Where one is led back to. */
  returnTo: string
  signedIn: boolean
  /** Something of this issue that is open. */
  sample?: { url: string; kind: 'piece' | 'letter' } | undefined
}

/** Where a visitor comes to what is for subscribers: one sentence, the plans, what is open meanwhile. */
export function MagazineGate({ words, offer, returnTo, signedIn, sample }: MagazineGateProps) {
  const back = (path: string, more: Record<string, string> = {}) =>
    `${path}?${new URLSearchParams({ ...more, return: returnTo })}`
  return (
    <section class="gate magazine-gate" id="gate" data-gate="subscribe" aria-labelledby="gate-heading">
      <h2 class="gate-heading" id="gate-heading">
        {words.t('magazineGate.heading')}
      </h2>
      <p class="gate-promise">{words.t('magazineGate.text')}</p>
      {offer.length > 0 && (
        <ul class="plans" aria-label={words.t('gate.plans')}>
          {offer.map((plan) => (
            <li>
              <PlanTable words={words} plan={plan} href={back('/subscribe', { plan: plan.slug })} />
            </li>
          ))}
        </ul>
      )}
      {sample && (
        <p class="gate-log-in">
          <a href={sample.url}>{words.t(sample.kind === 'piece' ? 'magazineGate.sample' : 'magazineGate.letter')}</a>
        </p>
      )}
      {!signedIn && (
        <p class="gate-log-in">
          {words.t('magazineGate.already')} <a href={back('/sign-in')}>{words.t('gate.logIn')}</a>
        </p>
      )}
    </section>
  )
}
