import type { Child } from 'hono/jsx'
import { Field } from '../../design/parts/field.view.tsx'
import { ProveAddress } from '../../design/parts/proveAddress.view.tsx'
import { Panel, Sheet } from '../../design/parts/sheet.view.tsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import type { Newsletter } from '../newsletters/newsletters.module.ts'

const addressOf = (newsletter: Newsletter) => `/newsletters/${newsletter.slug}`

/** The rhythm in the newsletter's own language, the language's name in the page's. */
export function LetterFacts({ words, newsletter }: { words: Words; newsletter: Newsletter }) {
  return (
    <p class="letter-facts">
      <span {...foreignLanguage(newsletter.language, words)}>{newsletter.cadence}</span>
      <span>{words.t('letters.language', { language: words.language(newsletter.language) })}</span>
      {newsletter.audience === 'subscribers' && <span>{words.t('letters.forSubscribers')}</span>}
      {newsletter.audience === 'registered' && <span>{words.t('letters.forRegistered')}</span>}
    </p>
  )
}

/** Where somebody goes who may not have it yet, and comes back from. */
export function openedBy({ audience }: Pick<Newsletter, 'audience'>, returnTo: string): string {
  const page = audience === 'registered' ? '/sign-in' : '/subscribe'
  return `${page}?${new URLSearchParams({ return: returnTo })}`
}

export type NewsletterPageProps = {
  words: Words
  newsletter: Newsletter
  /** Whether this person may sign up for it. */
  isOpen: boolean
  /** What it has sent so far. */
  archive?: Child
  email?: string
  problem?: string
}

/** One newsletter with its form; also what a wrong form is answered with. */
export function NewsletterPage({ words, newsletter, isOpen, archive, email, problem }: NewsletterPageProps) {
  const foreign = foreignLanguage(newsletter.language, words)
  return (
    <div class="letter">
      <header class="letter-head">
        <p class="label">{words.t('letters.one')}</p>
        <h1 {...foreign}>{newsletter.name}</h1>
        <p class="standfirst" {...foreign}>
          {newsletter.promise}
        </p>
        <LetterFacts words={words} newsletter={newsletter} />
      </header>
      <div class="letter-matter">
        {isOpen ? (
          <form class="form" method="post" action={addressOf(newsletter)} novalidate>
            <Field
              name="email"
              type="email"
              label={words.t('letters.email')}
              value={email}
              problem={problem}
              hint={words.t('letters.consent', { letter: newsletter.name })}
              autocomplete="email"
            />
            <button class="button" type="submit">
              {words.t('letters.button', { letter: newsletter.name })}
            </button>
          </form>
        ) : (
          <p class="form-action">
            <a class="button" href={openedBy(newsletter, addressOf(newsletter))}>
              {words.t(newsletter.audience === 'registered' ? 'letters.signInFirst' : 'gate.seePlans')}
            </a>
          </p>
        )}
        <p class="form-note">
          <a href="/newsletters">{words.t('letters.others')}</a>
        </p>
        {archive}
      </div>
    </div>
  )
}

export type NewsletterBoxProps = { words: Words; newsletter: Newsletter }

/** Stands in articles and never changes from reader to reader; without ids, since a page may hold the same one twice. */
export function NewsletterBox({ words, newsletter }: NewsletterBoxProps) {
  const foreign = foreignLanguage(newsletter.language, words)
  return (
    <aside class="newsletter-box" data-newsletter={newsletter.slug} lang={words.locale} dir={words.direction}>
      <h2 {...foreign}>{newsletter.name}</h2>
      <p {...foreign}>{newsletter.promise}</p>
      <form class="newsletter-box-form" method="post" action={addressOf(newsletter)} novalidate>
        <label>
          <span>{words.t('letters.email')}</span>
          <input name="email" type="email" required autocomplete="email" />
        </label>
        <button class="button" type="submit">
          {words.t('letters.button', { letter: newsletter.name })}
        </button>
      </form>
    </aside>
  )
}

export type SignUpDoneProps = {
  words: Words
  newsletters: readonly Newsletter[]
  email: string
  state: 'asked' | 'confirmed' | 'already-confirmed'
}

/** What happens now, after the form or the button in the mail. */
export function SignUpDone({ words, newsletters, email, state }: SignUpDoneProps) {
  const letter = namesOf(words, newsletters)
  const said = {
    asked: { heading: words.t('letters.askedTitle'), lead: words.t('letters.asked', { email, letter }) },
    confirmed: { heading: words.t('letters.confirmedTitle'), lead: words.t('letters.confirmed', { email, letter }) },
    'already-confirmed': {
      heading: words.t('letters.alreadyTitle'),
      lead: words.t('letters.already', { email, letter }),
    },
  }[state]
  return (
    <Sheet heading={said.heading} lead={said.lead}>
      {/* For this browser, which from now on shows no box of them. */}
      <p class="form-note" data-letters={state === 'asked' ? undefined : newsletters.map(({ slug }) => slug).join(' ')}>
        <a href="/newsletters">{words.t('letters.others')}</a>
      </p>
    </Sheet>
  )
}

const namesOf = (words: Words, newsletters: readonly Newsletter[]) => words.list(newsletters.map(({ name }) => name))

export type ConfirmPageProps = { words: Words; newsletters: readonly Newsletter[]; email: string; token: string }

/** Opening the link does nothing yet: mail scanners open it too. */
export function ConfirmPage({ words, newsletters, email, token }: ConfirmPageProps) {
  return (
    <Sheet
      heading={words.t('letters.confirmTitle')}
      lead={words.t('letters.confirm', { email, letter: namesOf(words, newsletters) })}
    >
      <form class="form" method="post" action={`/confirm/${token}`}>
        <button class="button" type="submit">
          {words.t('letters.confirmButton')}
        </button>
      </form>
    </Sheet>
  )
}

export type ConfirmGoneProps = { words: Words; why: 'used' | 'expired' | 'unknown'; newsletter?: Newsletter }

export function ConfirmGone({ words, why, newsletter }: ConfirmGoneProps) {
  const title = { used: 'letters.usedTitle', expired: 'letters.expiredTitle', unknown: 'letters.unknownTitle' } as const
  return (
    <Sheet heading={words.t(title[why])} lead={words.t('letters.gone')}>
      <p class="form-action">
        <a class="button" href={newsletter ? addressOf(newsletter) : '/newsletters'}>
          {newsletter ? words.t('letters.chooseOf', { letter: newsletter.name }) : words.t('letters.others')}
        </a>
      </p>
    </Sheet>
  )
}

export type AccountNewslettersProps = {
  words: Words
  subscriptions: readonly { newsletter: Newsletter; status: string }[]
}

/** The same where it has not been shown whose the mailbox is. */
export function UnprovenNewsletters({ words, email }: { words: Words; email: string }) {
  return (
    <Panel id="account-letters" heading={words.t('account.letters')}>
      <ProveAddress words={words} email={email} returnTo="/account" why={words.t('account.proveLetters', { email })} />
    </Panel>
  )
}

/** The part of the account page. */
export function AccountNewsletters({ words, subscriptions }: AccountNewslettersProps) {
  return (
    <Panel id="account-letters" heading={words.t('account.letters')}>
      {subscriptions.length === 0 ? (
        <p>{words.t('account.noLetters')}</p>
      ) : (
        <ul class="panel-list">
          {subscriptions.map(({ newsletter: { slug, name, cadence, language }, status }) => (
            <li>
              <a href={`/newsletters/${slug}`} {...foreignLanguage(language, words)}>
                {name}
              </a>{' '}
              {status === 'requested' ? (
                <span>{words.t('account.letterRequested')}</span>
              ) : (
                <span {...foreignLanguage(language, words)}>{cadence}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="panel-action">
        <a href="/newsletters">{words.t('account.allLetters')}</a>
      </p>
    </Panel>
  )
}
