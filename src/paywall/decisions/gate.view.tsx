import { Field } from '../../design/parts/field.view.tsx'
import { type Benefit, Benefits, type PlanOffer, PlanTable } from '../../design/parts/plan.view.tsx'
import { Published } from '../../design/parts/published.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { GateReason } from './access.rule.ts'

export type { Benefit, PlanOffer } from '../../design/parts/plan.view.tsx'

export type GateProps = {
  words: Words
  gate: 'subscribe' | 'register'
  reason: GateReason
  /** How many articles this person may open, with the account that they have or have not. */
  allowance: number
  /** How many more an account would open. */
  registeredBonus: number
  offer: readonly PlanOffer[]
  benefits: readonly Benefit[]
  /** The publication's, for where a text is cut: one sentence each; none where it has not said any. */
  promises: readonly string[]
  /** The path of the article the reader wanted. */
  returnTo: string
  signInUrl: string
  subscribeUrl: string
  /** Signed in already: no "Log in" beside the offer. */
  signedIn?: boolean
}

function withReturn(url: string, returnTo: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...more, return: returnTo })
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

function limitSentence({ words, reason, allowance }: GateProps): string {
  switch (reason) {
    case 'allowance-spent':
      return words.t('gate.limit', { count: allowance })
    case 'account-required':
      return words.t('gate.accountRequired')
    case 'subscribers-only':
      return words.t('gate.subscribersOnly')
    case 'archive':
      return words.t('gate.archive')
    case 'preview':
      return words.t('gate.preview')
  }
}

/** The whole gate: the sentence about the limit, the plans as typographic tables, the benefits, the way in. */
export function Gate(props: GateProps) {
  const { words, gate, offer, benefits } = props
  return (
    <section class="gate" data-gate={gate} id="gate" aria-labelledby="gate-heading">
      <h2 class="gate-heading" id="gate-heading">
        {limitSentence(props)}
      </h2>
      {gate === 'register' ? (
        <RegisterOffer {...props} />
      ) : (
        <>
          <p class="gate-promise">{words.t('gate.unlimited')}</p>
          <ul class="plans" aria-label={words.t('gate.plans')}>
            {offer.map((plan) => (
              <li>
                <PlanTable words={words} plan={plan} href={planUrl(props, plan)} />
              </li>
            ))}
          </ul>
          {benefits.length > 0 && <Benefits words={words} benefits={benefits} />}
          {!props.signedIn && (
            <p class="gate-log-in">
              {words.t('gate.already')}{' '}
              <a href={withReturn(props.signInUrl, props.returnTo)}>{words.t('gate.logIn')}</a>
            </p>
          )}
        </>
      )}
    </section>
  )
}

function planUrl(props: GateProps, plan: PlanOffer): string {
  return withReturn(props.subscribeUrl, props.returnTo, { plan: plan.slug })
}

/** An address is all it takes; the mail that comes brings the reader back to the article. */
function RegisterOffer({ words, reason, registeredBonus, signInUrl, subscribeUrl, returnTo }: GateProps) {
  const counted = reason === 'allowance-spent' && registeredBonus > 0
  return (
    <>
      <p class="gate-promise">
        {counted ? words.t('gate.registerBonus', { count: registeredBonus }) : words.t('gate.registerLine')}
      </p>
      <form class="gate-register" method="post" action={signInUrl} novalidate>
        <Field id="gate-email" name="email" type="email" label={words.t('signIn.email')} autocomplete="email" />
        <input type="hidden" name="return" value={returnTo} />
        <button class="button" type="submit">
          {words.t('gate.registerButton')}
        </button>
      </form>
      <p class="gate-log-in">
        {words.t('gate.alreadyReader')} <a href={withReturn(signInUrl, returnTo)}>{words.t('gate.logIn')}</a>
      </p>
      <p class="gate-log-in">
        {words.t('gate.registerOr')} <a href={withReturn(subscribeUrl, returnTo)}>{words.t('gate.seePlans')}</a>
      </p>
    </>
  )
}

export type ShortGateProps = GateProps & {
  /** At the cut of a page that shows the whole gate below: the address of that gate, `#gate`. */
  plansUrl?: string
}

/**
 * Where a text is cut. Above the whole gate it says what the publication promises and nothing that stands below; alone in
 * an unfolded article it says the limit too.
 */
export function ShortGate(props: ShortGateProps) {
  const { plansUrl } = props
  return (
    <section class="gate" data-gate={props.gate} data-form="short">
      {plansUrl === undefined ? <AloneAtTheCut {...props} /> : <AboveTheGate {...props} plansUrl={plansUrl} />}
    </section>
  )
}

function AboveTheGate(props: ShortGateProps & { plansUrl: string }) {
  const { words, gate, promises, plansUrl } = props
  return (
    <>
      {promises.length === 0 ? <p class="gate-to-read">{toRead(props)}</p> : <Promises {...props} />}
      <p class="gate-see-plans">
        <a href={plansUrl}>{words.t(gate === 'register' ? 'gate.registerButton' : 'gate.seePlans')}</a>
      </p>
    </>
  )
}

function AloneAtTheCut(props: ShortGateProps) {
  const { words, gate, reason } = props
  const isRegister = gate === 'register'
  const label = isRegister ? 'gate.registerButton' : hasTrial(props) ? 'plan.startTrial' : 'gate.seePlans'
  return (
    <>
      <p class="gate-limit">{reason === 'allowance-spent' ? words.t('gate.limitShort') : limitSentence(props)}</p>
      <p class="gate-to-read">{toRead(props)}</p>
      <Promises {...props} />
      <p class="gate-action">
        <a class="button" href={withReturn(isRegister ? props.signInUrl : props.subscribeUrl, props.returnTo)}>
          {words.t(label)}
        </a>
        {!props.signedIn && !isRegister && (
          <a class="gate-log-in-link" href={withReturn(props.signInUrl, props.returnTo)}>
            {words.t('gate.logIn')}
          </a>
        )}
      </p>
    </>
  )
}

function Promises({ words, promises }: ShortGateProps) {
  return promises.map((promise) => (
    <p class="gate-short-promise">
      <Published words={words} text={promise} />
    </p>
  ))
}

const hasTrial = ({ offer }: GateProps) => offer.some((plan) => plan.trialDays > 0)

function toRead(props: GateProps): string {
  if (props.gate === 'register') return props.words.t('gate.toReadRegister')
  return props.words.t(hasTrial(props) ? 'gate.toRead' : 'gate.toReadNoTrial')
}
