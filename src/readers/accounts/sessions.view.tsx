import { Sheet } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type SessionShown = {
  hash: string
  device: string
  beganOn: string
  lastUsedOn: string
  isThis: boolean
  staff: boolean
}

export type SessionsProps = { words: Words; sessions: readonly SessionShown[]; notice: string | undefined }

/** Every browser in which somebody is signed in, and a way to end each. */
export function SessionsView({ words, sessions, notice }: SessionsProps) {
  return (
    <Sheet heading={words.t('sessions.title')} lead={words.t('sessions.lead')} notice={notice}>
      <ul class="session-list">
        {sessions.map((session) => (
          <li>
            <p class="session-device">
              <strong>{session.device}</strong>
              {session.isThis && <em class="new">{words.t('sessions.this')}</em>}
              {session.staff && <span>{words.t('sessions.staff')}</span>}
            </p>
            <p class="session-dates">
              {words.t('sessions.dates', { began: session.beganOn, used: session.lastUsedOn })}
            </p>
            {!session.isThis && (
              <form method="post" action="/account/sessions">
                <button class="button button-quiet" type="submit" name="session" value={session.hash}>
                  {words.t('sessions.end')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 2 && (
        <form method="post" action="/account/sessions">
          <button class="button button-quiet" type="submit" name="session" value="others">
            {words.t('sessions.endOthers')}
          </button>
        </form>
      )}
      <p class="sheet-ways">
        <a href="/account">{words.t('subscription.back')}</a>
      </p>
    </Sheet>
  )
}
