import type { Words } from '../words/words.ts'
import type { DeskPlace } from './deskShell.ts'

/** Every key, in a dialog that `?` opens; without a script the same stands at /desk/account. */
export function DeskKeys({ words, places, on }: { words: Words; places: readonly DeskPlace[]; on: boolean }) {
  return (
    <dialog id="desk-keys" class="desk-keys" aria-labelledby="desk-keys-title">
      {/* First: what has the focus is in sight when it opens, however long the list. */}
      <form method="dialog" class="desk-keys-head">
        <h2 id="desk-keys-title">{words.t('desk.keys')}</h2>
        <button class="desk-button desk-quiet" type="submit">
          {words.t('desk.keysClose')}
        </button>
      </form>
      {!on && <p>{words.t('desk.keysOff')}</p>}
      <KeyList words={words} places={places} />
    </dialog>
  )
}

export function KeyList({ words, places }: { words: Words; places: readonly DeskPlace[] }) {
  const keys: [string[], string][] = [
    [['/'], words.t('desk.keySearch')],
    [['j', 'k'], words.t('desk.keyMove')],
    [['Enter'], words.t('desk.keyOpen')],
    [['[', ']'], words.t('history.keyStep')],
    [[words.t('desk.keySpace')], words.t('desk.keyLook')],
    [['x'], words.t('desk.keySelect')],
    [['Esc'], words.t('desk.keyNone')],
    [['a'], words.t('desk.keyAssign')],
    [['s'], words.t('desk.keyState')],
    [['d'], words.t('desk.keyDue')],
    [['e'], words.t('desk.keyEdit')],
    [['c'], words.t('desk.keyNew')],
    [['Ctrl K'], words.t('desk.keyFind')],
    ...places.map(({ key, word }): [string[], string] => [['g', key], word]),
    [['?'], words.t('desk.keyAll')],
  ]
  return (
    <dl class="desk-key-list">
      {keys.map(([pressed, does]) => (
        <div>
          <dt>
            {pressed.map((key) => (
              <>
                <kbd>{key}</kbd>{' '}
              </>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}
