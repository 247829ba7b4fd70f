import { Published } from '../parts/published.view.tsx'
import type { Words } from '../words/words.ts'
import type { FrameFacts } from './page.ts'

/** The promise above all pages, with the sign-up for the daily letter. */
export function PromiseStrip({ words, facts }: { words: Words; facts: FrameFacts }) {
  const letter = facts.dailyLetter
  return (
    <aside class="promise" aria-label={words.t('promise.region')}>
      <div class="promise-inner">
        <p class="promise-line">
          <Published words={words} text={facts.promise} />
        </p>
        {letter && (
          // Folded on narrow screens, where the headline must stand in the first screen; the style sheet keeps it
          // open on wide ones.
          <details class="promise-letter">
            <summary>{words.t('promise.open')}</summary>
            <form method="post" action={letter.url} class="promise-form" novalidate>
              <label class="visually-hidden" for="promise-email">
                {words.t('promise.label', { letter: letter.name })}
              </label>
              <input
                id="promise-email"
                name="email"
                type="email"
                required
                autocomplete="email"
                placeholder={words.t('promise.placeholder')}
              />
              <button type="submit">{words.t('promise.button')}</button>
            </form>
          </details>
        )}
      </div>
    </aside>
  )
}
