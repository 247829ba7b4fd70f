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
  const keysOfText: [string[], string][] = [
    [['Esc'], words.t('desk.keyLeave')],
    [['Alt F10'], words.t('editor.toolbar')],
    [['F6'], words.t('desk.keyColumns')],
    [['F8'], words.t('desk.keyFinding')],
    [['Ctrl Enter'], words.t('desk.keyNext')],
    [['Ctrl Shift M'], words.t('editor.command.comment')],
    [['Ctrl Shift E'], words.t('editor.command.suggest')],
    [['Ctrl Shift K'], words.t('editor.command.link')],
    [['Ctrl ]'], words.t('editor.command.indent')],
    [['Ctrl ['], words.t('editor.command.outdent')],
    [['Alt ↑'], words.t('editor.command.up')],
    [['Alt ↓'], words.t('editor.command.down')],
  ]
  return (
    <>
      <Keys keys={keys} />
      <h3 class="desk-key-text">{words.t('desk.keysOfText')}</h3>
      <Keys keys={keysOfText} />
    </>
  )
}

function Keys({ keys }: { keys: readonly [string[], string][] }) {
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
