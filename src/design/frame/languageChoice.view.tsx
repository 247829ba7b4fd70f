import type { Words } from '../words/words.ts'

/** Each in its own words, the present one marked; a form, since a choice is kept. */
export function LanguageChoice({ words, languages }: { words: Words; languages: readonly Words[] }) {
  return (
    <form class="footer-languages" method="post" action="/language" aria-label={words.t('footer.language')}>
      <ul>
        {languages.map((language) => (
          <li lang={language.locale} dir={language.direction}>
            <button
              type="submit"
              name="language"
              value={language.locale}
              aria-current={language.locale === words.locale ? 'true' : undefined}
            >
              {ownName(language)}
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}

function ownName(words: Words): string {
  const name = words.language(words.locale)
  return name.charAt(0).toLocaleUpperCase(words.locale) + name.slice(1)
}
