import { Panel } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type CountingFormProps = {
  words: Words
  /** Where the form goes. */
  action: string
  objects: boolean
  /**
   * What its button says where the choice is to be made first: machines that look at mails press buttons, and change
   * nothing.
   */
  save?: string
}

/** What is counted of letters, and one button to have it otherwise. */
export function CountingForm({ words, action, objects, save }: CountingFormProps) {
  const value = objects ? 'on' : 'off'
  const choice = words.t(objects ? 'counting.allow' : 'counting.object')
  return (
    <form method="post" action={action} class="counting">
      <p>{words.t(objects ? 'counting.objected' : 'counting.explained')}</p>
      {save ? (
        <p class="preference">
          <input type="checkbox" id="counting-choice" name="counting" value={value} required />
          <label for="counting-choice">{choice}</label>
        </p>
      ) : (
        <input type="hidden" name="counting" value={value} />
      )}
      <p class="form-action">
        <button class="button button-quiet" type="submit">
          {save ?? choice}
        </button>
      </p>
    </form>
  )
}

/** The part of the account page. */
export function CountingPanel(props: CountingFormProps) {
  return (
    <Panel id="counting" heading={props.words.t('counting.title')}>
      <CountingForm {...props} />
    </Panel>
  )
}
