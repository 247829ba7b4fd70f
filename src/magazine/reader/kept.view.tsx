import { Panel } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { MAGAZINE_PATH } from './address.rule.ts'

/** What the script says beside the button of an issue. */
export const KEEP_WORDS = ['keeping', 'isKept', 'failed', 'full'] as const

/**
 * What this browser has stored, which only its script knows: the list, how large it is, until when it may be read, and the
 * way to be rid of it. Hidden until there is something to say.
 */
function KeptList({ words }: { words: Words }) {
  return (
    <div
      class="kept"
      data-kept
      data-none={words.t('kept.none')}
      data-remove={words.t('kept.remove')}
      data-until={words.t('kept.until', { date: '#' })}
      data-size={words.t('kept.size', { size: '#' })}
      data-remove-of={words.t('kept.removeOf', { title: '#' })}
    >
      <ul class="kept-issues" />
      <p class="kept-until" />
      <p class="kept-all" hidden>
        <button class="button button-quiet" type="button">
          {words.t('kept.removeAll')}
        </button>
      </p>
      <noscript>
        <p>{words.t('kept.noScript')}</p>
      </noscript>
    </div>
  )
}

/** On the shelf. */
export function KeptBox({ words, id }: { words: Words; id: string }) {
  return (
    <section class="kept-box" aria-labelledby={id} hidden data-kept-box>
      <h2 id={id} class="label">
        {words.t('kept.title')}
      </h2>
      <p class="kept-lead">
        {words.t('kept.lead')} {words.t('kept.renewed')}
      </p>
      <KeptList words={words} />
    </section>
  )
}

/** On the account page. */
export function KeptPanel({ words }: { words: Words }) {
  return (
    <div hidden data-kept-box>
      <Panel id="kept" heading={words.t('kept.title')}>
        <p>{words.t('kept.lead')}</p>
        <KeptList words={words} />
      </Panel>
    </div>
  )
}

/**
 * A page of its own, and what the worker shows where a page is not kept or may not be read any more: it holds nothing of
 * anybody's.
 */
export function KeptPage({ words }: { words: Words }) {
  return (
    <div class="sheet kept-page" data-kept-page>
      <div data-when="here">
        <h1 class="sheet-heading">{words.t('kept.title')}</h1>
        <p class="sheet-lead">
          {words.t('kept.lead')} {words.t('kept.renewed')}
        </p>
      </div>
      <div data-when="offline" hidden>
        <h1 class="sheet-heading">{words.t('kept.offlineTitle')}</h1>
        <p class="sheet-lead">{words.t('kept.offlineLead')}</p>
      </div>
      <div data-when="over" hidden>
        <h1 class="sheet-heading">{words.t('kept.overTitle')}</h1>
        <p class="sheet-lead">{words.t('kept.overLead')}</p>
      </div>
      <div class="sheet-matter">
        <KeptList words={words} />
        <p class="sheet-ways">
          <a href={MAGAZINE_PATH}>{words.t('issue.all')}</a>
        </p>
      </div>
    </div>
  )
}
