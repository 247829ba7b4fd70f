import { Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { CountingForm } from '../visits/visits.module.ts'
import type { Taken } from './preferences.sql.ts'

export type PreferencesProps = {
  words: Words
  token: string
  /** Masked. */
  email: string
  /** The newsletter whose letter led here; undefined: it does not come any more. */
  letter: Taken | undefined
  others: readonly Taken[]
  /** `2026-11-28`. */
  today: string
  zones: readonly string[]
  /** Where nothing is known, the publication's. */
  ownZone: string
  /** Whether nothing of theirs is counted; undefined: nothing is of anybody. */
  objects: boolean | undefined
  problem?: { field: 'choice' | 'until' | 'zone'; text: string } | undefined
  notices?: readonly string[]
}

/** The name of a field that stops another newsletter: `stop:<slug>`. */
export const STOP = 'stop:'

/** What comes to an address, and what shall become of it. Nothing is chosen beforehand. */
export function PreferencesPage(props: PreferencesProps) {
  const { words, token, letter, others, problem, notices = [] } = props
  if (!letter && others.length === 0) {
    return (
      <Sheet
        heading={words.t('preferences.nothingTitle')}
        lead={[...notices, words.t('preferences.nothing')].join(' ')}
      >
        <p class="form-action">
          <a class="button" href="/newsletters">
            {words.t('letters.others')}
          </a>
        </p>
        <Counting {...props} />
      </Sheet>
    )
  }
  return (
    <Sheet
      heading={words.t('preferences.title')}
      lead={words.t('preferences.lead', { email: props.email })}
      {...(notices.length > 0 && { notice: notices.join(' ') })}
    >
      <form method="post" action={`/unsubscribe/${token}`} class="preferences" novalidate>
        {letter && <Choices {...props} letter={letter} />}
        {others.length > 0 && (
          <fieldset class="preferences-others">
            <legend>{words.t('preferences.others')}</legend>
            {others.map(({ slug, name }) => (
              <p class="preference">
                <input type="checkbox" id={`stop-${slug}`} name={STOP + slug} value="yes" />
                <label for={`stop-${slug}`}>{words.t('preferences.stopOther', { letter: name })}</label>
              </p>
            ))}
          </fieldset>
        )}
        {problem && (
          <p class="field-problem" id="preferences-problem" role="alert">
            {problem.text}
          </p>
        )}
        <p class="form-action">
          <button class="button" type="submit">
            {words.t('preferences.button')}
          </button>
        </p>
      </form>
      <Counting {...props} />
    </Sheet>
  )
}

function Counting({ words, token, objects }: PreferencesProps) {
  if (objects === undefined) return null
  return (
    <section class="preferences-counting" aria-labelledby="counting">
      <h2 id="counting">{words.t('counting.title')}</h2>
      <CountingForm
        words={words}
        action={`/unsubscribe/${token}`}
        objects={objects}
        save={words.t('preferences.button')}
      />
    </section>
  )
}

function Choices({ words, letter, today, zones, ownZone, problem }: PreferencesProps & { letter: Taken }) {
  const { name, pausedUntil, atReadersHour, weeklyName } = letter
  const isPaused = pausedUntil !== null && pausedUntil > today
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 })
  return (
    <fieldset aria-describedby={problem && 'preferences-problem'}>
      <legend>{words.t('preferences.about', { letter: name })}</legend>
      <Option value="stop" label={words.t('preferences.stop')} />
      {isPaused ? (
        <Option value="resume" label={words.t('preferences.resume')} />
      ) : (
        <Option value="pause" label={words.t('preferences.pause')}>
          <input
            type="date"
            name="until"
            aria-label={words.t('preferences.pauseDay')}
            min={tomorrow.toString()}
            max={tomorrow.add({ years: 1 }).subtract({ days: 1 }).toString()}
            value={tomorrow.add({ days: 13 }).toString()}
            aria-invalid={problem?.field === 'until' ? 'true' : undefined}
          />
        </Option>
      )}
      {weeklyName !== null && <Option value="weekly" label={words.t('preferences.weekly', { letter: weeklyName })} />}
      {atReadersHour && (
        <Option value="zone" label={words.t('preferences.zone')}>
          <select name="zone" aria-label={words.t('preferences.zoneName')}>
            {zones.map((zone) => (
              <option value={zone} selected={zone === (letter.zone ?? ownZone)}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        </Option>
      )}
      <Option value="keep" label={words.t('preferences.keep')} />
    </fieldset>
  )
}

function Option({ value, label, children }: { value: string; label: string; children?: unknown }) {
  return (
    <p class="preference">
      <input type="radio" id={`choice-${value}`} name="choice" value={value} />
      <label for={`choice-${value}`}>{label}</label>
      {children as never}
    </p>
  )
}

export function UnknownLetter({ words }: { words: Words }) {
  return (
    <Sheet heading={words.t('preferences.unknownTitle')} lead={words.t('preferences.unknown')}>
      <p class="form-action">
        <a class="button" href="/account">
          {words.t('account.title')}
        </a>
      </p>
    </Sheet>
  )
}
