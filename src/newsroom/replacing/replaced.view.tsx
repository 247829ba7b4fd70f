import type { Words } from '../../design/words/words.ts'
import { MEDIA_PATH } from '../../media/library/library.module.ts'
import type { Outcome, Replacement } from './replacement.ts'

export type ReplacedProps = {
  words: Words
  run: Replacement
  /** Those that somebody has to look at. */
  listed: readonly Outcome[]
  headlines: ReadonlyMap<number, string>
}

/** How far it is, and how it went; one may leave, it goes on. */
export function ReplacedView({ words, run, listed, headlines }: ReplacedProps) {
  const path = `${MEDIA_PATH}/${run.pictureId}`
  const count = (kind: Outcome['kind']) => run.outcomes.filter((one) => one.kind === kind).length
  return (
    <>
      {run.endedAt === null ? (
        <div role="status" data-look-again={`${path}/replace?run=${run.id}`}>
          <p>{words.t('replacing.going', { done: run.done, count: run.articles.length })}</p>
          <progress max={run.articles.length} value={run.done} aria-label={words.t('replacing.title')} />
          <p class="desk-note">{words.t('replacing.mayLeave')}</p>
        </div>
      ) : (
        <p class="desk-asked media-stands" role="status">
          {words.t('replacing.over', { out: count('out'), desk: count('desk') })}
        </p>
      )}
      {(['waits', 'refused'] as const).map(
        (kind) =>
          count(kind) > 0 && (
            <section class="desk-section" aria-labelledby={`${kind}-heading`}>
              <h2 id={`${kind}-heading`}>{words.t(`replacing.kind.${kind}`, { count: count(kind) })}</h2>
              <ul class="desk-lines desk-kept">
                {listed
                  .filter((one) => one.kind === kind)
                  .map(({ article, because }) => (
                    <li>
                      <a href={`/desk/articles/${article}${kind === 'waits' ? '/publish' : ''}`}>
                        {headlines.get(article) || words.t('workflow.untitled')}
                      </a>
                      <span>{because}</span>
                    </li>
                  ))}
              </ul>
            </section>
          ),
      )}
      <p class="desk-row">
        <a href={path}>{words.t('replacing.toOld')}</a>
        <a href={`${MEDIA_PATH}/${run.byId}`}>{words.t('replacing.toNew')}</a>
      </p>
    </>
  )
}
