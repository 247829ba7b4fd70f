import { Field } from '../design/field.view.tsx'
import { foreignLanguage } from '../design/layout.view.tsx'
import type { Words } from '../design/words/words.ts'
import type { Newsletter } from './newsletter.ts'

const addressOf = (newsletter: Newsletter) => `/newsletters/${newsletter.slug}`

/** The promise and the rhythm, in the newsletter's own language. */
function LetterPromise({ words, newsletter }: { words: Words; newsletter: Newsletter }) {
  return (
    <>
      <p class="letter-promise" {...foreignLanguage(newsletter.language, words)}>
        {newsletter.promise}
      </p>
      <p class="letter-facts">
        <span {...foreignLanguage(newsletter.language, words)}>{newsletter.cadence}</span>
        {' · '}
        <span>{words.t('letters.language', { language: words.language(newsletter.language) })}</span>
      </p>
    </>
  )
}

export type NewsletterListProps = { words: Words; newsletters: readonly Newsletter[] }

export function NewsletterList({ words, newsletters }: NewsletterListProps) {
  return (
    <section class="letters">
      <h1>{words.t('letters.title')}</h1>
      <p class="form-lead">{words.t('letters.lead', { count: newsletters.length })}</p>
      <ul class="letter-list">
        {newsletters.map((newsletter) => (
          <li class="letter">
            <h2 {...foreignLanguage(newsletter.language, words)}>
              <a href={addressOf(newsletter)}>{newsletter.name}</a>
            </h2>
            <LetterPromise words={words} newsletter={newsletter} />
            <p class="letter-choose">
              <a href={addressOf(newsletter)} aria-label={words.t('letters.chooseOf', { letter: newsletter.name })}>
                {words.t('letters.choose')}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export type NewsletterPageProps = { words: Words; newsletter: Newsletter; email?: string; problem?: string }

/** One newsletter with its form; also what a wrong form is answered with. */
export function NewsletterPage({ words, newsletter, email, problem }: NewsletterPageProps) {
  return (
    <section class="form-page">
      <h1 {...foreignLanguage(newsletter.language, words)}>{newsletter.name}</h1>
      <LetterPromise words={words} newsletter={newsletter} />
      <form class="form" method="post" action={addressOf(newsletter)}>
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
      <p class="form-note">
        <a href="/newsletters">{words.t('letters.others')}</a>
      </p>
    </section>
  )
}

export type NewsletterBoxProps = { words: Words; newsletter: Newsletter; language: string }

/** Stands in articles and never changes from reader to reader. */
export function NewsletterBox({ words, newsletter }: NewsletterBoxProps) {
  const id = `letter-${newsletter.slug}`
  return (
    <aside class="newsletter-box" aria-labelledby={id} lang={words.locale} dir={words.direction}>
      <h2 id={id} {...foreignLanguage(newsletter.language, words)}>
        {newsletter.name}
      </h2>
      <p {...foreignLanguage(newsletter.language, words)}>{newsletter.promise}</p>
      <form class="newsletter-box-form" method="post" action={addressOf(newsletter)}>
        <label for={`${id}-email`}>{words.t('letters.email')}</label>
        <input id={`${id}-email`} name="email" type="email" required autocomplete="email" />
        <button type="submit">{words.t('letters.button', { letter: newsletter.name })}</button>
      </form>
    </aside>
  )
}

export type SignUpDoneProps = {
  words: Words
  newsletter: Newsletter
  email: string
  state: 'asked' | 'confirmed' | 'already-confirmed'
}

/** What happens now, after the form or the button in the mail. */
export function SignUpDone({ words, newsletter, email, state }: SignUpDoneProps) {
  const letter = newsletter.name
  const said = {
    asked: [words.t('letters.askedTitle'), words.t('letters.asked', { email, letter })],
    confirmed: [words.t('letters.confirmedTitle'), words.t('letters.confirmed', { email, letter })],
    'already-confirmed': [words.t('letters.alreadyTitle'), words.t('letters.already', { email, letter })],
  }[state]
  return (
    <section class="form-page">
      <h1>{said[0]}</h1>
      <p class="form-lead">{said[1]}</p>
      <p class="form-note">
        <a href="/newsletters">{words.t('letters.others')}</a>
      </p>
    </section>
  )
}

export type ConfirmPageProps = { words: Words; newsletter: Newsletter; email: string; token: string }

/** Opening the link does nothing yet: mail scanners open it too. */
export function ConfirmPage({ words, newsletter, email, token }: ConfirmPageProps) {
  return (
    <section class="form-page">
      <h1>{words.t('letters.confirmTitle')}</h1>
      <p class="form-lead">{words.t('letters.confirm', { email, letter: newsletter.name })}</p>
      <form class="form" method="post" action={`/confirm/${token}`}>
        <button class="button" type="submit">
          {words.t('letters.confirmButton')}
        </button>
      </form>
    </section>
  )
}

export type ConfirmGoneProps = { words: Words; why: 'used' | 'expired' | 'unknown'; newsletter?: Newsletter }

export function ConfirmGone({ words, why, newsletter }: ConfirmGoneProps) {
  const title = { used: 'letters.usedTitle', expired: 'letters.expiredTitle', unknown: 'letters.unknownTitle' } as const
  return (
    <section class="form-page">
      <h1>{words.t(title[why])}</h1>
      <p class="form-lead">{words.t('letters.gone')}</p>
      <p class="form-action">
        <a class="button" href={newsletter ? addressOf(newsletter) : '/newsletters'}>
          {newsletter ? words.t('letters.chooseOf', { letter: newsletter.name }) : words.t('letters.others')}
        </a>
      </p>
    </section>
  )
}

export type AccountNewslettersProps = {
  words: Words
  subscriptions: readonly { slug: string; name: string; cadence: string; language: string; status: string }[]
}

/** The part of the account page. */
export function AccountNewsletters({ words, subscriptions }: AccountNewslettersProps) {
  return (
    <section class="account-letters" aria-labelledby="account-letters">
      <h2 id="account-letters">{words.t('account.letters')}</h2>
      {subscriptions.length === 0 ? (
        <p>{words.t('account.noLetters')}</p>
      ) : (
        <ul>
          {subscriptions.map(({ slug, name, cadence, language, status }) => (
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
      <p>
        <a href="/newsletters">{words.t('account.allLetters')}</a>
      </p>
    </section>
  )
}
