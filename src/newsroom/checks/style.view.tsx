import { Field } from '../../design/parts/field.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { staffName } from '../../staff/accounts/accounts.module.ts'
import type { StyleField, TypedStyle } from './readStyleDraft.ts'
import type { CountedRule, RuleOverrule, StoredStyleRule } from './style.sql.ts'

const PATH = '/desk/style'

export type StyleOwner = { id: number; name: string; email: string }
export type StyleProblem = { field: StyleField | 'silentIn'; says: string }

type FormProps = {
  words: Words
  owners: readonly StyleOwner[]
  typed: TypedStyle & { owner: string }
  problem: StyleProblem | undefined
}

export type StyleProps = FormProps & {
  rules: readonly CountedRule[]
  ownerOf(rule: CountedRule): string | undefined
  notice: string | undefined
}

export function StyleView(props: StyleProps) {
  const { words, rules, notice } = props
  const held = rules.filter(({ retiredAt }) => retiredAt === null)
  const dropped = rules.filter(({ retiredAt }) => retiredAt !== null)
  return (
    <>
      <Notice says={notice} />
      <p class="desk-note">{words.t('style.lead')}</p>
      {held.length > 0 ? <Rules {...props} rules={held} /> : <p>{words.t('style.none')}</p>}
      <section class="desk-section" aria-labelledby="add-heading">
        <h2 id="add-heading">{words.t('style.add')}</h2>
        <StyleForm {...props} action={PATH} button={words.t('style.addButton')} />
      </section>
      {dropped.length > 0 && (
        <section class="desk-section" aria-labelledby="dropped-heading">
          <h2 id="dropped-heading">{words.t('style.dropped')}</h2>
          <Rules {...props} rules={dropped} />
        </section>
      )}
    </>
  )
}

function Rules({ words, rules, ownerOf }: StyleProps) {
  return (
    <table class="desk-table style-rules" data-list>
      <thead>
        <tr>
          <th scope="col">{words.t('style.phrase')}</th>
          <th scope="col">{words.t('style.suggestion')}</th>
          <th scope="col">{words.t('style.reason')}</th>
          <th scope="col">{words.t('style.languages')}</th>
          <th scope="col">{words.t('style.owner')}</th>
          <th scope="col" class="number">
            {words.t('style.spoke')}
          </th>
          <th scope="col" class="number">
            {words.t('style.overruled')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr>
            <th scope="row">
              <a href={`${PATH}/${rule.id}`} data-row lang={rule.languages[0]}>
                {rule.phrase}
              </a>
            </th>
            <td lang={rule.languages[0]} data-column={words.t('style.suggestion')}>
              {rule.suggestion}
            </td>
            <td class="desk-detail">{rule.reason}</td>
            <td data-column={words.t('style.languages')}>{rule.languages.join(' ')}</td>
            <td data-column={words.t('style.owner')}>{ownerOf(rule) ?? words.t('style.desk')}</td>
            <td class="number" data-column={words.t('style.spoke')}>
              {words.number(rule.spoke)}
            </td>
            <td class="number" data-column={words.t('style.overruled')}>
              {isMostlyOverruled(rule) ? <strong>{words.number(rule.overruled)}</strong> : words.number(rule.overruled)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** From a handful on it says something: whoever answers for it should drop or narrow it. */
const isMostlyOverruled = ({ spoke, overruled }: CountedRule) => overruled >= 3 && overruled * 2 > spoke

export type StyleRuleProps = FormProps & {
  zone: string
  rule: StoredStyleRule
  overrules: readonly (RuleOverrule & { who: string })[]
  notice: string | undefined
}

export function StyleRuleView(props: StyleRuleProps) {
  const { words, zone, rule, overrules, notice } = props
  const path = `${PATH}/${rule.id}`
  const isDropped = rule.retiredAt !== null
  return (
    <>
      <Notice says={notice} />
      {isDropped && <p class="desk-notice">{words.t('style.isDropped')}</p>}
      <StyleForm {...props} action={path} button={words.t('desk.save')} />
      <section class="desk-section" aria-labelledby="overruled-heading">
        <h2 id="overruled-heading">{words.t('style.overruledWhy')}</h2>
        {overrules.length === 0 ? (
          <p>{words.t('style.overruledNever')}</p>
        ) : (
          <ul class="desk-lines">
            {overrules.map(({ articleId, judged, reason, who, at }) => (
              <li>
                <span>{words.date(at, zone, 'medium')}</span>
                <div>
                  <a href={`/desk/articles/${articleId}/checks`}>“{judged}”</a>
                  <p>
                    {who}: {reason}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="desk-section" aria-labelledby="retire-heading">
        <h2 id="retire-heading">{words.t(isDropped ? 'style.takeUp' : 'style.retire')}</h2>
        <p class="desk-note">{words.t(isDropped ? 'style.takeUpHint' : 'style.retireHint')}</p>
        <form method="post" action={`${path}/retire`}>
          <button class="desk-button" type="submit" name="does" value={isDropped ? 'held' : 'dropped'}>
            {words.t(isDropped ? 'style.takeUp' : 'style.retire')}
          </button>
        </form>
      </section>
      <p>
        <a href={PATH}>{words.t('style.back')}</a>
      </p>
    </>
  )
}

function StyleForm({ words, owners, typed, problem, action, button }: FormProps & { action: string; button: string }) {
  const of = (field: StyleProblem['field']) => (problem?.field === field ? problem.says : undefined)
  return (
    <form class="desk-form desk-form-wide style-form" method="post" action={action} novalidate>
      <Field
        name="phrase"
        label={words.t('style.phrase')}
        hint={words.t('style.phraseHint')}
        value={typed.phrase}
        problem={of('phrase')}
        maxlength={100}
      />
      <Field
        name="suggestion"
        label={words.t('style.suggestion')}
        hint={words.t('style.suggestionHint')}
        value={typed.suggestion}
        maxlength={200}
        required={false}
      />
      <Field
        name="reason"
        label={words.t('style.reason')}
        value={typed.reason}
        problem={of('reason')}
        maxlength={1_000}
      />
      <Field
        name="languages"
        label={words.t('style.languages')}
        hint={words.t('style.languagesHint')}
        value={typed.languages}
        problem={of('languages')}
        maxlength={100}
      />
      <div class="field">
        <label for="capitals">{words.t('style.capitals')}</label>
        <select id="capitals" name="capitals">
          <option value="any" selected={typed.capitals !== 'exact'}>
            {words.t('style.capitalsAny')}
          </option>
          <option value="exact" selected={typed.capitals === 'exact'}>
            {words.t('style.capitalsExact')}
          </option>
        </select>
      </div>
      <Sentences
        name="speaksIn"
        label={words.t('style.speaksIn')}
        hint={words.t('style.speaksInHint')}
        value={typed.speaksIn}
        problem={of('speaksIn')}
      />
      <Sentences
        name="silentIn"
        label={words.t('style.silentIn')}
        hint={words.t('style.silentInHint')}
        value={typed.silentIn}
        problem={of('silentIn')}
      />
      <div class="field">
        <label for="owner">{words.t('style.owner')}</label>
        <select id="owner" name="owner">
          <option value="">{words.t('style.desk')}</option>
          {owners.map((owner) => (
            <option value={owner.id} selected={String(owner.id) === typed.owner}>
              {staffName(owner)}
            </option>
          ))}
        </select>
      </div>
      <button class="desk-button desk-button-first" type="submit">
        {button}
      </button>
    </form>
  )
}

type SentencesProps = { name: string; label: string; hint: string; value: string; problem: string | undefined }

function Sentences({ name, label, hint, value, problem }: SentencesProps) {
  const described = [problem && `${name}-problem`, `${name}-hint`].filter(Boolean).join(' ')
  return (
    <div class={`field${problem ? ' field-wrong' : ''}`}>
      <label for={name}>{label}</label>
      <textarea id={name} name={name} rows={3} aria-invalid={problem ? 'true' : undefined} aria-describedby={described}>
        {value}
      </textarea>
      {problem && (
        <p class="field-problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
      <p class="field-hint" id={`${name}-hint`}>
        {hint}
      </p>
    </div>
  )
}

function Notice({ says }: { says: string | undefined }) {
  if (says === undefined) return <></>
  return (
    <p class="desk-notice" role="status">
      {says}
    </p>
  )
}
