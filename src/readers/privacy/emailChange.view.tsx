import { Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type ChangeAskedProps = { words: Words; from: string; to: string; hours: number }

export function ChangeAskedView({ words, from, to, hours }: ChangeAskedProps) {
  return (
    <Sheet heading={words.t('signIn.checkTitle')} lead={words.t('emailChange.asked', { from, to, hours })}>
      <p class="sheet-ways">
        <a href="/account/privacy">{words.t('privacy.title')}</a>
      </p>
    </Sheet>
  )
}

export function ChangeLinkView({ words, token, email }: { words: Words; token: string; email: string }) {
  return (
    <Sheet heading={words.t('emailChange.title')} lead={words.t('emailChange.confirm', { email })}>
      <form class="form" method="post" action={`/account/email/${token}`}>
        <button class="button" type="submit">
          {words.t('emailChange.confirmButton')}
        </button>
      </form>
    </Sheet>
  )
}

export type ChangeOutcome = 'unknown' | 'expired' | 'waiting' | 'changed' | 'taken' | 'kept'

export function ChangeOutcomeView({ words, kind, email }: { words: Words; kind: ChangeOutcome; email: string }) {
  const said = {
    unknown: { heading: words.t('signIn.linkUnknown'), lead: words.t('emailChange.gone') },
    expired: { heading: words.t('signIn.linkExpired'), lead: words.t('emailChange.gone') },
    waiting: { heading: words.t('emailChange.waitingTitle'), lead: words.t('emailChange.waiting', { email }) },
    changed: { heading: words.t('emailChange.changedTitle'), lead: words.t('emailChange.changed', { email }) },
    taken: { heading: words.t('emailChange.takenTitle'), lead: words.t('emailChange.taken') },
    kept: { heading: words.t('emailChange.title'), lead: words.t('emailChange.staff') },
  }[kind]
  return (
    <Sheet heading={said.heading} lead={said.lead}>
      <p class="sheet-ways">
        <a href="/account/privacy">{words.t('privacy.title')}</a>
      </p>
    </Sheet>
  )
}
