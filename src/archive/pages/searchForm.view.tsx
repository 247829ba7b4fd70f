import type { Words } from '../../design/words/words.ts'
import { ARCHIVE_PATH } from '../dates/dates.module.ts'
import { MOST_LETTERS, MOST_TERMS } from '../words/words.module.ts'
import { type AskedSearch, FILTER_NAMES, type FilterName, type Unread } from './askedSearch.rule.ts'

export type SearchFormProps = {
  words: Words
  sections: readonly { slug: string; name: string }[]
  /** Those in which something is published. */
  languages: readonly string[]
  asked?: AskedSearch | undefined
  /** What of the address was not understood: told beside its field, where what was typed still stands. */
  unread?: readonly Unread[]
}

/** What the form has a field for; the rest of what narrows is carried along. */
const FIELDS: readonly FilterName[] = ['section', 'language', 'from', 'to']

/** A form that any browser sends; suggestions come where there is a script. */
export function SearchForm({ words, sections, languages, asked, unread = [] }: SearchFormProps) {
  const filters = asked?.filters ?? {}
  const isFilled = (name: FilterName) => filters[name] !== undefined || unread.some((one) => one.name === name)
  const { from, to } = filters
  const isTurned = from !== undefined && to !== undefined && Temporal.PlainDate.compare(from, to) > 0
  const fieldsOf = (name: FilterName) => ({ words, name, unread: unread.find((one) => one.name === name) })
  const ofQuery = unread.find(({ name }) => name === 'q' || name === 'signs')
  // Of what has no field: said where the fields end.
  const others = unread.filter((one) => one !== ofQuery && !FIELDS.some((field) => field === one.name))
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
              aria-invalid={ofQuery ? 'true' : undefined}
              aria-describedby={ofQuery ? 'archive-q-problem archive-hint' : 'archive-hint'}
              data-suggest={words.path('/archive/suggestions.json')}
              data-suggest-label={words.t('search.suggestions')}
            />
          </div>
          <button class="button" type="submit">
            {words.t('search.button')}
          </button>
        </div>
        {ofQuery && <Problem words={words} id="archive-q" unread={ofQuery} />}
        <p class="field-hint" id="archive-hint">
          {words.t('search.hint')}
        </p>
        <details class="archive-search-more" open={FIELDS.some(isFilled)}>
          <summary>{words.t('search.narrow')}</summary>
          <div class="archive-search-fields">
            <Choice
              {...fieldsOf('section')}
              label={words.t('search.section')}
              any={words.t('search.anySection')}
              chosen={filters.section}
              values={sections.map(({ slug, name }) => ({ value: slug, name: words.published(name).text }))}
            />
            {languages.length > 1 && (
              <Choice
                {...fieldsOf('language')}
                label={words.t('search.language')}
                any={words.t('search.anyLanguage')}
                chosen={filters.language}
                values={languages.map((tag) => ({ value: tag, name: words.language(tag) }))}
              />
            )}
            <DayField {...fieldsOf('from')} label={words.t('search.from')} day={from} />
            <DayField {...fieldsOf('to')} label={words.t('search.to')} day={to} isTurned={isTurned} />
          </div>
        </details>
        {others.map((one) => (
          <Problem words={words} id={`archive-${one.name}`} unread={one} />
        ))}
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

/** What was not understood, in words. */
function Problem({ words, id, unread }: { words: Words; id: string; unread: Unread }) {
  const most = { words: MOST_TERMS, letters: MOST_LETTERS }
  return (
    <p class="field-problem" id={`${id}-problem`}>
      {words.t('search.unread', { ...unread, ...most })}
    </p>
  )
}

type FieldProps = { words: Words; name: FilterName; label: string; unread: Unread | undefined }

type ChoiceProps = FieldProps & {
  any: string
  chosen: string | undefined
  values: readonly { value: string; name: string }[]
}

function Choice({ words, name, label, unread, any, chosen = unread?.typed, values }: ChoiceProps) {
  const isKnown = chosen === undefined || values.some(({ value }) => value === chosen)
  const id = `archive-${name}`
  return (
    <div class={unread ? 'field field-wrong' : 'field'}>
      <label for={id}>{label}</label>
      <select id={id} name={name} {...markedWrong(id, unread !== undefined)}>
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
      {unread && <Problem words={words} id={id} unread={unread} />}
    </div>
  )
}

type DayFieldProps = FieldProps & { day: Temporal.PlainDate | undefined; isTurned?: boolean }

function DayField({ words, name, label, unread, day, isTurned = false }: DayFieldProps) {
  const id = `archive-${name}`
  const isWrong = unread !== undefined || isTurned
  // A field for days shows nothing that is none, and what was typed would be lost.
  const type = unread ? 'text' : 'date'
  return (
    <div class={isWrong ? 'field field-wrong' : 'field'}>
      <label for={id}>{label}</label>
      <input id={id} name={name} type={type} value={unread?.typed ?? day?.toString()} {...markedWrong(id, isWrong)} />
      {unread && <Problem words={words} id={id} unread={unread} />}
      {isTurned && (
        <p class="field-problem" id={`${id}-problem`}>
          {words.t('search.turned')}
        </p>
      )}
    </div>
  )
}

const markedWrong = (id: string, isWrong: boolean) =>
  isWrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-problem` } : {}
