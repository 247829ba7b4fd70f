import { Field } from '../../design/parts/field.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { LibraryPicture, PictureForm } from './libraryPicture.ts'

export type PictureFieldsProps = {
  words: Words
  path: string
  picture: LibraryPicture
  wrong: { form: PictureForm; problems: Readonly<Record<string, string>> } | undefined
}

/** Everything that is said of a picture, in one form; what was typed and not taken still stands in it. */
export function PictureFields({ words, path, picture, wrong }: PictureFieldsProps) {
  const form = wrong?.form ?? formOf(picture)
  const problems = wrong?.problems ?? {}
  const text = (value: number | string) => String(value)
  return (
    <form class="desk-form media-form" method="post" action={path} id="picture">
      <input type="hidden" name="version" value={String(picture.version)} />
      <Lines
        name="alt"
        label={words.t('library.alt')}
        hint={words.t('library.altHint')}
        value={form.alt}
        problem={problems.alt}
        maxlength={1_000}
      />
      <label class="media-check">
        <input type="checkbox" name="decorative" checked={form.decorative === 'on'} /> {words.t('library.decorative')}
      </label>
      <Lines
        name="caption"
        label={words.t('library.caption')}
        value={form.caption}
        problem={problems.caption}
        maxlength={2_000}
      />
      <Field
        name="credit"
        label={words.t('library.credit')}
        hint={words.t('library.creditHint')}
        value={form.credit}
        problem={problems.credit}
        maxlength={300}
        required={false}
      />
      <Field
        name="copyright"
        label={words.t('library.copyright')}
        value={form.copyright}
        problem={problems.copyright}
        maxlength={300}
        required={false}
      />
      <fieldset class="media-numbers">
        <legend>{words.t('library.focus')}</legend>
        <Hundredths words={words} name="focusX" label="library.fromLeft" value={text(form.focusX)} />
        <Hundredths words={words} name="focusY" label="library.fromTop" value={text(form.focusY)} />
        {problems.focus ? (
          <p class="field-problem">{problems.focus}</p>
        ) : (
          <p class="field-hint">{words.t('library.focusFieldsHint')}</p>
        )}
      </fieldset>
      <details open={problems.crop !== undefined || form.cropWidth !== ''}>
        <summary>{words.t('library.cropTitle')}</summary>
        <fieldset class="media-numbers">
          <legend class="visually-hidden">{words.t('library.cropTitle')}</legend>
          <Hundredths words={words} name="cropLeft" label="library.fromLeft" value={text(form.cropLeft)} />
          <Hundredths words={words} name="cropTop" label="library.fromTop" value={text(form.cropTop)} />
          <Hundredths words={words} name="cropWidth" label="library.width" value={text(form.cropWidth)} />
          <Hundredths words={words} name="cropHeight" label="library.height" value={text(form.cropHeight)} />
          {problems.crop ? (
            <p class="field-problem">{problems.crop}</p>
          ) : (
            <p class="field-hint">{words.t('library.cropHint')}</p>
          )}
        </fieldset>
      </details>
      <button class="desk-button desk-button-first" type="submit">
        {words.t('desk.save')}
      </button>
    </form>
  )
}

/** What is stored, as the form has it. */
function formOf({ version, alt, isDecorative, caption, credit, copyright, focus, crop }: LibraryPicture): PictureForm {
  return {
    version,
    alt,
    decorative: isDecorative ? 'on' : undefined,
    caption,
    credit,
    copyright,
    focusX: focus?.x ?? '',
    focusY: focus?.y ?? '',
    cropLeft: crop?.left ?? '',
    cropTop: crop?.top ?? '',
    cropWidth: crop?.width ?? '',
    cropHeight: crop?.height ?? '',
  }
}

function Lines(props: {
  name: string
  label: string
  hint?: string
  value: string
  problem: string | undefined
  maxlength: number
}) {
  const { name, label, hint, value, problem } = props
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return (
    <div class={`field${problem ? ' field-wrong' : ''}`}>
      <label for={name}>{label}</label>
      <textarea
        id={name}
        name={name}
        rows={2}
        maxlength={props.maxlength}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described === '' ? undefined : described}
      >
        {value}
      </textarea>
      {problem && (
        <p class="field-problem" id={`${name}-problem`}>
          {problem}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

type Measure = 'library.fromLeft' | 'library.fromTop' | 'library.width' | 'library.height'

function Hundredths({ words, name, label, value }: { words: Words; name: string; label: Measure; value: string }) {
  return (
    <div class="field">
      <label for={name}>{words.t(label)}</label>
      <input id={name} name={name} type="number" min="0" max="100" step="1" value={value} inputmode="numeric" /> %
    </div>
  )
}
