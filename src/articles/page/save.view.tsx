import type { Words } from '../../design/words/words.ts'

/** Below every article, for whoever reads it: the same for all, so that no page has to be drawn for one reader. */
export function SaveForm({ words, slug }: { words: Words; slug: string }) {
  return (
    <form class="give" method="post" action="/account/saved">
      <input type="hidden" name="article" value={slug} />
      <button class="button button-quiet" type="submit" name="do" value="save">
        {words.t('keep.button')}
      </button>
      <span class="form-note">{words.t('keep.promise')}</span>
    </form>
  )
}
