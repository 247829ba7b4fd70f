import type { Words } from '../../design/words/words.ts'
import type { ArticleFacts, FactName } from '../editor/editor.module.ts'
import { writeField } from './factField.rule.ts'

export type FactsProps = {
  words: Words
  facts: ArticleFacts
  mayWrite: boolean
  mayTerms: boolean
  /** What is wrong with what was typed, beside its field. */
  problems: Partial<Record<FactName, string>>
  /** What was typed and not saved. */
  typed: Partial<Record<FactName, string>>
}

export type DetailsProps = FactsProps & {
  articleId: number
  sections: readonly { slug: string; name: string }[]
}

const TERMS = ['free', 'metered', 'registered', 'subscribers'] as const

/** What is said of an article beside its text. */
export function DetailsView(props: DetailsProps) {
  const { words, articleId, mayWrite, sections } = props
  return (
    <turbo-frame id="beside">
      <form
        method="post"
        action={`/desk/articles/${articleId}/details`}
        class="desk-form editor-facts"
        data-turbo-frame="beside"
      >
        <FactSelect
          {...props}
          fact="section"
          options={[
            { value: '', name: words.t('editor.noSection') },
            ...sections.map(({ slug, name }) => ({ value: slug, name })),
          ]}
          may={mayWrite}
        />
        <FactSelect
          {...props}
          fact="terms"
          options={TERMS.map((value) => ({ value, name: words.t(`editor.terms.${value}`) }))}
          may={mayWrite && props.mayTerms}
        />
        <FactField {...props} fact="places" hint={words.t('editor.placesHint')} />
        <FactField {...props} fact="authors" isMany hint={words.t('editor.manyHint')} />
        <FactField {...props} fact="tags" isMany hint={words.t('editor.manyHint')} />
        <FactField {...props} fact="slug" hint={words.t('editor.slugHint')} />
        <label class="desk-check">
          <input
            id="fact-inMagazine"
            type="checkbox"
            name="inMagazine"
            checked={props.facts.inMagazine.value === true}
            disabled={!mayWrite}
            data-fact="inMagazine"
            data-version={String(props.facts.inMagazine.version)}
          />
          {words.t('editor.fact.inMagazine')}
        </label>
        <Versions {...props} names={['section', 'terms', 'places', 'authors', 'tags', 'slug', 'inMagazine']} />
        {mayWrite && (
          <button class="desk-button" type="submit" data-without-script>
            {words.t('desk.save')}
          </button>
        )}
      </form>
    </turbo-frame>
  )
}

/** With each fact the version that whoever changes it has seen: without a script the form carries it. */
export function Versions({ facts, names }: { facts: ArticleFacts; names: readonly FactName[] }) {
  return (
    <>
      {names.map((name) => (
        <input type="hidden" name={`${name}-version`} value={String(facts[name].version)} />
      ))}
    </>
  )
}

type FactProps = FactsProps & { fact: FactName; hint?: string; isMany?: true }

function FactField({ words, facts, fact, hint, isMany, mayWrite, problems, typed }: FactProps) {
  const id = `fact-${fact}`
  const problem = problems[fact]
  return (
    <div class={`field${problem ? ' field-wrong' : ''}`}>
      <label for={id}>{words.t(`editor.fact.${fact}` as 'editor.fact.slug')}</label>
      <input
        id={id}
        name={fact}
        value={typed[fact] ?? writeField(fact, facts)}
        readonly={!mayWrite}
        data-fact={fact}
        data-many={isMany ? '' : undefined}
        data-places={fact === 'places' ? '' : undefined}
        data-version={String(facts[fact].version)}
        autocomplete="off"
        aria-describedby={[problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined}
        aria-invalid={problem ? 'true' : undefined}
      />
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

type SelectProps = FactsProps & {
  fact: 'section' | 'terms'
  options: readonly { value: string; name: string }[]
  may: boolean
}

function FactSelect({ words, facts, fact, options, may, problems, typed }: SelectProps) {
  const id = `fact-${fact}`
  const value = typed[fact] ?? writeField(fact, facts)
  const problem = problems[fact]
  return (
    <div class={`field${problem ? ' field-wrong' : ''}`}>
      <label for={id}>{words.t(`editor.fact.${fact}`)}</label>
      <select
        id={id}
        name={fact}
        disabled={!may}
        data-fact={fact}
        data-version={String(facts[fact].version)}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      >
        {!options.some((option) => option.value === value) && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.name}
          </option>
        ))}
      </select>
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
