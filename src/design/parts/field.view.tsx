export type FieldProps = {
  /** Also its id, so one form per page may use a name; `id` where there are more. */
  name: string
  id?: string
  label: string
  type?: 'text' | 'email'
  value?: string | undefined
  /** What is wrong with what was typed, in words. */
  problem?: string | undefined
  hint?: string | undefined
  autocomplete?: string
  inputmode?: 'numeric' | 'email'
  maxlength?: number
  required?: boolean
  /** `code`: few large figures, wide apart. */
  look?: 'code'
}

/** A label above, the field, and beside it what is wrong. The typed value is kept. */
export function Field(props: FieldProps) {
  const { name, label, type = 'text', value, problem, hint, required = true } = props
  const id = props.id ?? name
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div class={`field${props.look ? ` field-${props.look}` : ''}${problem ? ' field-wrong' : ''}`}>
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        required={required}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described === '' ? undefined : described}
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
