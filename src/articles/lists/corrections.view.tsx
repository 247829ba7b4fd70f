import { directionOf, type Words } from '../../design/words/words.ts'
import { articlePath } from '../store/store.module.ts'
import type { PublicCorrection } from './corrections.sql.ts'

type CorrectionsProps = {
  words: Words
  zone: string
  corrections: readonly PublicCorrection[]
  older: string | undefined
  newest: string | undefined
}

export function CorrectionsView({ words, zone, corrections, older, newest }: CorrectionsProps) {
  return (
    <div class="list">
      <header class="list-head">
        <h1>{words.t('article.corrections')}</h1>
        <p class="list-description">{words.t(corrections.length === 0 ? 'corrections.none' : 'corrections.about')}</p>
      </header>
      <ol class="corrections-list">
        {corrections.map(({ at, text, headline, language, ...article }) => (
          <li>
            <p>
              <time datetime={at.toString()}>{words.date(at, zone, 'long')}</time>
            </p>
            <p lang={language} dir={directionOf(language)}>
              <a href={articlePath(article)}>{headline}</a>
            </p>
            <p lang={language} dir={directionOf(language)}>
              {text}
            </p>
          </li>
        ))}
      </ol>
      {(older !== undefined || newest !== undefined) && (
        <nav class="pages" aria-label={words.t('list.pages')}>
          {newest === undefined ? (
            <span />
          ) : (
            <a href={newest} rel="prev">
              {words.t('list.newer')}
            </a>
          )}
          <span />
          {older === undefined ? (
            <span />
          ) : (
            <a href={older} rel="next">
              {words.t('list.older')}
            </a>
          )}
        </nav>
      )}
    </div>
  )
}
