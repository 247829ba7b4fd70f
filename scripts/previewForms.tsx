import type { Child } from 'hono/jsx'
import { ListView } from '../src/articles/lists/list.view.tsx'
import type { FrameFacts, PageProps } from '../src/design/frame/page.ts'
import { ErrorView } from '../src/design/parts/error.view.tsx'
import type { Teaser } from '../src/design/parts/teaser.view.tsx'
import type { Words } from '../src/design/words/words.ts'
import type { Newsletter } from '../src/letters/newsletters/newsletters.module.ts'
import { ChooseNewsletters } from '../src/letters/signUp/choose.view.tsx'
import {
  AccountNewsletters,
  ConfirmGone,
  ConfirmPage,
  NewsletterPage,
  SignUpDone,
} from '../src/letters/signUp/newsletters.view.tsx'
import { shownState } from '../src/money/account/shownState.rule.ts'
import { SubscriptionPanel } from '../src/money/account/subscription.view.tsx'
import { SubscribeView } from '../src/money/checkout/subscribe.view.tsx'
import type { GateProps } from '../src/paywall/decisions/gate.view.tsx'
import { AboutView } from '../src/publication/facts/about.view.tsx'
import { Account } from '../src/readers/accounts/account.view.tsx'
import { CheckMail, SignInForm, SignInLink, SignInLinkGone } from '../src/readers/signIn/signIn.view.tsx'
import { inTrial } from '../tests/support/subscriptions.ts'
import { previewMoney } from './previewMoney.tsx'

export type PreviewFormsProps = {
  page(name: string, props: Partial<PageProps>, children: Child): void
  words: Words
  zone: string
  now: Temporal.Instant
  frame: FrameFacts
  teasers: readonly Teaser[]
  gate: GateProps
  letters: readonly Newsletter[]
}

export function previewForms({ page, words, zone, now, frame, teasers, gate, letters }: PreviewFormsProps): void {
  const shown = { words, zone }
  const email = 'reader@example.org'
  const letter = letters[0]
  const french = letters.find(({ language }) => language === 'fr')
  if (!letter || !french) throw new Error('The sample has no newsletters yet')

  page(
    'section',
    { title: 'Borders', section: 'borders' },
    <ListView
      {...shown}
      kind="section"
      title="Borders"
      description={frame.sections[0]?.description ?? ''}
      items={teasers}
      isFirst
      older="/section/borders?before=20"
    />,
  )
  page(
    'source',
    { title: 'Kawabe Review' },
    <ListView
      {...shown}
      kind="source"
      title="Kawabe Review"
      description="A sample partner outlet."
      outlet={{ url: 'https://kawabe.example.org', language: 'ja', country: 'JP' }}
      items={teasers.slice(2, 6)}
      isFirst={false}
      newer="/source/kawabe-review"
    />,
  )
  page(
    'letters',
    { title: 'Newsletters' },
    <ChooseNewsletters
      words={words}
      newsletters={letters}
      chosen={new Set([letter.slug])}
      isOpen={({ audience }) => audience === 'everyone'}
    />,
  )
  page(
    'letter',
    { title: letter.name },
    <NewsletterPage
      words={words}
      newsletter={french}
      isOpen
      email="reader@example"
      problem={words.t('problem.emailMalformed')}
    />,
  )
  page('letter-asked', { title: 'x' }, <SignUpDone words={words} newsletters={[letter]} email={email} state="asked" />)
  page('letter-confirm', { title: 'x' }, <ConfirmPage words={words} newsletters={[letter]} email={email} token="t" />)
  page('letter-gone', { title: 'x' }, <ConfirmGone words={words} newsletter={letter} why="expired" />)
  const quiet = { title: 'Log in', look: 'quiet' as const }
  page(
    'sign-in',
    quiet,
    <SignInForm words={words} returnTo="/" email="reader" problem={words.t('problem.emailMalformed')} />,
  )
  page(
    'sign-in-mail',
    quiet,
    <CheckMail words={words} email={email} minutes={10} problem={words.t('signIn.codeWrong')} />,
  )
  page(
    'sign-in-codes-rest',
    quiet,
    <CheckMail words={words} email={email} minutes={10} problem={words.t('signIn.codesRest')} />,
  )
  for (const problem of ['signIn.askedOften', 'signIn.codeSpent', 'problem.limited'] as const) {
    page(
      `sign-in-${problem.split('.')[1]}`,
      quiet,
      <SignInForm words={words} returnTo="/" email={email} problem={words.t(problem)} />,
    )
  }
  page('sign-in-link', quiet, <SignInLink words={words} token="t" email={email} />)
  page('sign-in-gone', quiet, <SignInLinkGone words={words} why="used" />)

  const reader = { viewer: 'subscriber' as const }
  page(
    'account',
    { title: 'Your account', ...reader },
    <Account
      words={words}
      email={email}
      panels={[
        <SubscriptionPanel {...shown} subscription={shownState(inTrial, zone, now)} />,
        <AccountNewsletters
          words={words}
          subscriptions={letters
            .slice(0, 3)
            .map((newsletter, position) => ({ newsletter, status: position ? 'confirmed' : 'requested' }))}
        />,
      ]}
    />,
  )
  page(
    'subscribe',
    { title: 'Subscribe', look: 'quiet' },
    <SubscribeView
      words={words}
      offer={gate.offer.map((plan) => ({
        ...plan,
        renewsOn: Temporal.PlainDate.from(plan.interval === 'year' ? '2027-11-23' : '2027-01-23'),
      }))}
      benefits={gate.benefits}
      email={{ kind: 'asked', typed: 'reader@' }}
      problems={{ email: words.t('problem.emailMalformed'), form: 'provider-away' }}
      returnTo="/borders/x"
      termsUrl="/about/terms"
      privacyUrl="/about/privacy"
    />,
  )
  for (const status of [403, 404, 405, 409, 410, 422, 429, 500, 503] as const) {
    page(`error-${status}`, { title: 'x' }, <ErrorView words={words} status={status} />)
  }
  page(
    'subscribe-trial-used',
    { title: 'Subscribe', look: 'quiet' },
    <SubscribeView
      words={words}
      offer={gate.offer.map(({ firstChargeOn: _, ...plan }) => ({
        ...plan,
        trialDays: 0,
        renewsOn: Temporal.PlainDate.from(plan.interval === 'year' ? '2027-11-23' : '2026-12-23'),
      }))}
      benefits={gate.benefits}
      email={{ kind: 'known', address: email }}
      trialUsed={true}
      withoutTrial={true}
      termsUrl="/about/terms"
      privacyUrl="/about/privacy"
    />,
  )
  previewMoney({ page, words, zone })
  page(
    'about',
    { title: 'Terms' },
    <AboutView
      words={words}
      title="Terms"
      url="/about/terms"
      pages={frame.aboutPages}
      body={
        <>
          <p>This is a sample publication. Nothing here is sold, and no card is charged.</p>
          <h2>What you may do</h2>
          <p>Read, print for yourself, and send a link to whomever you like.</p>
          <ul>
            <li>Cancel at any time, in two clicks.</li>
            <li>Ask for everything we hold about you.</li>
          </ul>
        </>
      }
    />,
  )
}
