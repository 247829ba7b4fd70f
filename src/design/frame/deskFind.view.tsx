import type { Words } from '../words/words.ts'

/**
 * What Ctrl K opens: a field and, under it, what can be gone to and done. Filled in the browser; without a script the
 * rail, the menus and the search above do all of it.
 */
export function DeskFind({ words, searches }: { words: Words; searches: boolean }) {
  return (
    <dialog
      id="desk-find"
      class="desk-find"
      aria-label={words.t('find.label')}
      data-find={searches ? '/desk/find' : undefined}
      data-says-place={words.t('find.place')}
      data-says-act={words.t('find.act')}
      data-says-none={words.t('find.nothing')}
      data-says-all={words.t('find.all')}
    >
      <input
        type="text"
        role="combobox"
        aria-label={words.t('find.label')}
        aria-expanded="true"
        aria-controls="desk-found"
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        maxlength={300}
      />
      <div id="desk-found" class="desk-found" role="listbox" aria-label={words.t('find.title')} tabindex={-1} />
      <p role="status" class="desk-note" />
      <form method="dialog">
        <button class="desk-button desk-quiet" type="submit">
          {words.t('find.close')}
        </button>
      </form>
    </dialog>
  )
}
