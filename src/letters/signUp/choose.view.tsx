import { Field } from '../../design/parts/field.view.tsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import type { Newsletter } from '../newsletters/newsletters.module.ts'
import { LetterFacts, openedBy } from './newsletters.view.tsx'

/** How a form says which newsletters it means: `letter:<slug>` is chosen, `shown:<slug>` stood there as taken. */
export const CHOSEN = 'letter:'
export const SHOWN = 'shown:'

export type ChooseNewslettersProps = {
  words: Words
  newsletters: readonly Newsletter[]
  /** Slugs. */
  chosen: ReadonlySet<string>
  /** Which of them may be chosen. */
  isOpen(newsletter: Newsletter): boolean
  /** Changed at once for whoever is signed in with an address of their own; by mail for everybody else. */
  reader?: { email: string; has: ReadonlySet<string> }
  email?: string
  problems?: { email?: string; letters?: string }
  notice?: string
}

/** All newsletters as one form: a table of contents in which one ticks what one wants. */
export function ChooseNewsletters(props: ChooseNewslettersProps) {
  const { words, newsletters, reader, problems = {}, notice } = props
  return (
    <div class="letters">
      <header class="list-head">
        <h1 id="letters-heading">{words.t('letters.title')}</h1>
        <p class="list-description">{describeNewsletters(props)}</p>
        {reader && <p class="list-description">{words.t('letters.comeTo', { email: reader.email })}</p>}
      </header>
      <form class="letters-form" method="post" action="/newsletters" novalidate>
        {notice && (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
        <fieldset
          class="letters-choice"
          aria-labelledby="letters-heading"
          aria-describedby={problems.letters && 'letters-problem'}
        >
          {problems.letters && (
            <p class="field-problem" id="letters-problem">
              {problems.letters}
            </p>
          )}
          <ul class="letter-list">
            {newsletters.map((newsletter) => (
              <Choice {...props} newsletter={newsletter} />
            ))}
          </ul>
        </fieldset>
        <div class="letters-address">
          {!reader && (
            <Field
              name="email"
              type="email"
              label={words.t('letters.email')}
              value={props.email}
              problem={problems.email}
              hint={words.t('letters.consentChosen')}
              autocomplete="email"
            />
          )}
          <button class="button" type="submit">
            {words.t(reader ? 'letters.save' : 'letters.choose')}
          </button>
        </div>
      </form>
    </div>
  )
}

function Choice(props: ChooseNewslettersProps & { newsletter: Newsletter }) {
  const { words, newsletter, chosen, reader } = props
  const { slug, name, promise, language } = newsletter
  const foreign = foreignLanguage(language, words)
  const id = `letter-${slug}`
  const isOpen = props.isOpen(newsletter) || chosen.has(slug)
  return (
    <li class={isOpen ? 'letter-open' : 'letter-closed'}>
      {isOpen && <input type="checkbox" id={id} name={CHOSEN + slug} value="yes" checked={chosen.has(slug)} />}
      {reader?.has.has(slug) && <input type="hidden" name={SHOWN + slug} value="yes" />}
      <h2 {...foreign}>{isOpen ? <label for={id}>{name}</label> : name}</h2>
      <p class="letter-promise" {...foreign}>
        {promise}
      </p>
      <LetterFacts words={words} newsletter={newsletter} />
      {!isOpen && (
        <p class="letter-choose">
          <a href={openedBy(newsletter, '/newsletters')}>
            {words.t(newsletter.audience === 'registered' ? 'letters.signInFirst' : 'gate.seePlans')}
          </a>
        </p>
      )}
    </li>
  )
}

/** What is said of all of them: whom they are for, as the list has it. */
export function describeNewsletters({
  words,
  newsletters,
}: Pick<ChooseNewslettersProps, 'words' | 'newsletters'>): string {
  const count = newsletters.length
  const closed = newsletters.filter(({ audience }) => audience === 'subscribers').length
  if (closed === 0) return words.t('letters.lead', { count })
  return words.t('letters.leadSome', { count, free: count - closed, closed })
}
