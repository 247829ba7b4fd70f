import { ProveAddress } from '../../design/parts/proveAddress.view.tsx'
import { Panel, Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { Delivery, EReader } from './eReader.ts'

const E_READER_PATH = '/account/e-reader'

export type EReaderFormProps = {
  words: Words
  /** From which mails come. */
  sender: string
  typed: string
  problem?: string | undefined
  eReader: EReader | undefined
  last: Delivery | undefined
  /** There is an issue that could be sent now. */
  hasIssue: boolean
}

export function EReaderPanel(props: EReaderFormProps) {
  return (
    <Panel id="sent-issues" heading={props.words.t('delivery.sentTitle')}>
      <EReaderForm {...props} />
    </Panel>
  )
}

export function EReaderSheet(props: EReaderFormProps) {
  return (
    <Sheet heading={props.words.t('delivery.sentTitle')}>
      <EReaderForm {...props} />
      <p class="sheet-ways">
        <a href="/account">{props.words.t('subscription.back')}</a>
      </p>
    </Sheet>
  )
}

function EReaderForm({ words, sender, typed, problem, eReader, last, hasIssue }: EReaderFormProps) {
  const runs = eReader?.confirmedAt && eReader.refusedAt === null
  return (
    <>
      <p>{standingOf(words, eReader, sender)}</p>
      {last && runs && (
        <p class="form-note">
          {words.t('delivery.sentLast', {
            state: last.state,
            date: words.day(Temporal.PlainDate.from(last.date), 'long'),
          })}
        </p>
      )}
      <form method="post" action={E_READER_PATH}>
        <div class="field">
          <label for="e-reader-email">{words.t('delivery.field')}</label>
          <input
            id="e-reader-email"
            name="email"
            type="email"
            value={typed}
            dir="ltr"
            autocomplete="off"
            aria-describedby={problem ? 'e-reader-problem e-reader-hint' : 'e-reader-hint'}
            {...(problem && { 'aria-invalid': 'true' as const })}
          />
          {problem && (
            <p class="field-problem" id="e-reader-problem">
              {problem}
            </p>
          )}
          <p class="form-note" id="e-reader-hint">
            {words.t('delivery.kindleHint', { sender })}
          </p>
        </div>
        <p class="button-row">
          <button class="button button-quiet" type="submit" name="do" value="choose">
            {words.t('delivery.save')}
          </button>
          {runs && hasIssue && (
            <button class="button button-quiet" type="submit" name="do" value="again">
              {words.t('delivery.askAgain')}
            </button>
          )}
          {eReader && (
            <button class="button button-quiet" type="submit" name="do" value="stop">
              {words.t('delivery.stop')}
            </button>
          )}
        </p>
      </form>
    </>
  )
}

function standingOf(words: Words, eReader: EReader | undefined, sender: string): string {
  if (!eReader) return words.t('delivery.sentLead')
  const { email } = eReader
  if (eReader.refusedAt) return words.t('delivery.sentRefused', { email, sender })
  return eReader.confirmedAt ? words.t('delivery.sentTo', { email }) : words.t('delivery.sentWaits', { email })
}

export function UnprovenEReaderPanel({ words, email }: { words: Words; email: string }) {
  return (
    <Panel id="sent-issues" heading={words.t('delivery.sentTitle')}>
      <ProveAddress words={words} email={email} returnTo="/account" why={words.t('delivery.prove', { email })} />
    </Panel>
  )
}

/** What somebody sees who followed the link of a mail. */
export function ConfirmView({ words, token, email }: { words: Words; token: string; email: string }) {
  return (
    <Sheet heading={words.t('delivery.confirmTitle')} lead={words.t('delivery.confirmLead', { email })}>
      <form method="post" action={`${E_READER_PATH}/${token}`}>
        <button class="button" type="submit">
          {words.t('delivery.confirmButton')}
        </button>
      </form>
    </Sheet>
  )
}

export const ConfirmedView = ({ words, email }: { words: Words; email: string }) => (
  <Sheet heading={words.t('delivery.confirmTitle')} lead={words.t('delivery.confirmed', { email })} />
)

export const DeadLinkView = ({ words }: { words: Words }) => (
  <Sheet heading={words.t('delivery.confirmTitle')} lead={words.t('delivery.confirmDead')} />
)

export function ToConfirmView({ words, email }: { words: Words; email: string }) {
  return (
    <Sheet heading={words.t('delivery.toConfirmTitle')} lead={words.t('delivery.sentWaits', { email })}>
      <p class="sheet-ways">
        <a href="/account">{words.t('subscription.back')}</a>
      </p>
    </Sheet>
  )
}
