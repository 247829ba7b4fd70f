import type { Words } from '../../design/words/words.ts'
import { ARCHIVE_PATH } from '../dates/dates.module.ts'
import { type AskedSearch, FILTER_NAMES, type FilterName } from './askedSearch.rule.ts'

export type SearchFormProps = {
  words: Words
  sections: readonly { slug: string; name: string }[]
  /** Those in which something is published. */
  languages: readonly string[]
  asked?: AskedSearch | undefined
}

/** What the form has a field for; the rest of what narrows is carried along. */
const FIELDS: readonly FilterName[] = ['section', 'language', 'from', 'to']

/** A form that any browser sends; suggestions come where there is a script. */
export function SearchForm({ words, sections, languages, asked }: SearchFormProps) {
  const filters = asked?.filters ?? {}
  const isNarrowed = FIELDS.some((name) => filters[name] !== undefined)
  return (
    <search class="archive-search">
      <form action={ARCHIVE_PATH} method="get">
        <div class="archive-search-line">
          <label for="archive-q">{words.t('search.label')}</label>
          <div class="archive-search-field">
            <input
              id="archive-q"
              name="q"
              type="search"
              value={asked?.query}
              maxlength={300}
              dir="auto"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              aria-describedby="archive-hint"
              data-suggest={words.path('/archive/suggestions.json')}
              data-suggest-label={words.t('search.suggestions')}
            />
          </div>
          <button class="button" type="submit">
            {words.t('search.button')}
          </button>
        </div>
        <p class="field-hint" id="archive-hint">
          {words.t('search.hint')}
        </p>
        <details class="archive-search-more" open={isNarrowed}>
          <summary>{words.t('search.narrow')}</summary>
          <div class="archive-search-fields">
            <Choice
              name="section"
              label={words.t('search.section')}
              any={words.t('search.anySection')}
              chosen={filters.section}
              values={sections.map(({ slug, name }) => ({ value: slug, name: words.published(name).text }))}
            />
            {languages.length > 1 && (
              <Choice
                name="language"
                label={words.t('search.language')}
                any={words.t('search.anyLanguage')}
                chosen={filters.language}
                values={languages.map((tag) => ({ value: tag, name: words.language(tag) }))}
              />
            )}
            <DayField name="from" label={words.t('search.from')} day={filters.from} />
            <DayField name="to" label={words.t('search.to')} day={filters.to} />
          </div>
        </details>
        {FILTER_NAMES.filter((name) => filters[name] !== undefined && !FIELDS.includes(name)).map((name) => (
          <input type="hidden" name={name} value={String(filters[name])} />
        ))}
        {filters.language !== undefined && languages.length <= 1 && (
          <input type="hidden" name="language" value={filters.language} />
        )}
        {asked?.order === 'date' && <input type="hidden" name="order" value="date" />}
      </form>
    </search>
  )
}

type ChoiceProps = {
  name: FilterName
  label: string
  any: string
  chosen: string | undefined
  values: readonly { value: string; name: string }[]
}

function Choice({ name, label, any, chosen, values }: ChoiceProps) {
  const isKnown = chosen === undefined || values.some(({ value }) => value === chosen)
  return (
    <div class="field">
      <label for={`archive-${name}`}>{label}</label>
      <select id={`archive-${name}`} name={name}>
        <option value="">{any}</option>
        {!isKnown && (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {values.map((one) => (
          <option value={one.value} selected={one.value === chosen}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}

type DayFieldProps = { name: 'from' | 'to'; label: string; day: Temporal.PlainDate | undefined }

function DayField({ name, label, day }: DayFieldProps) {
  return (
    <div class="field">
      <label for={`archive-${name}`}>{label}</label>
      <input id={`archive-${name}`} name={name} type="date" value={day?.toString()} />
    </div>
  )
}
