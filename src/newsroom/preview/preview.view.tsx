import type { Words } from '../../design/words/words.ts'
import { PREVIEWED_ON, type PreviewedOn } from './drawPreview.tsx'
import { PREVIEWED_AS, type PreviewedAs } from './shownAs.rule.ts'

export type PreviewProps = { words: Words; articleId: number; as: PreviewedAs; on: PreviewedOn }

export function PreviewView({ words, articleId, as, on }: PreviewProps) {
  const path = `/desk/articles/${articleId}/preview`
  const to = (choice: { as: PreviewedAs; on: PreviewedOn }) => `${path}?${new URLSearchParams(choice)}`
  const [who, where] = [words.t(`preview.as.${as}`), words.t(`preview.on.${on}`)]
  return (
    <>
      <div class="preview-choices">
        <nav class="desk-filters" aria-label={words.t('preview.as')}>
          {PREVIEWED_AS.map((one) => (
            <a href={to({ as: one, on })} aria-current={one === as ? 'true' : undefined}>
              {words.t(`preview.as.${one}`)}
            </a>
          ))}
        </nav>
        <nav class="desk-filters" aria-label={words.t('preview.on')}>
          {PREVIEWED_ON.map((one) => (
            <a href={to({ as, on: one })} aria-current={one === on ? 'true' : undefined}>
              {words.t(`preview.on.${one}`)}
            </a>
          ))}
        </nav>
        <p class="desk-note">{words.t(`preview.hint.${as}`)}</p>
      </div>
      {/* In a narrow window it is moved sideways, by keys too. */}
      <section class="preview-place" tabindex={0} aria-label={words.t('preview.frame', { as: who, on: where })}>
        <iframe
          class={`preview-frame preview-${on}`}
          sandbox=""
          src={`${path}/frame?${new URLSearchParams({ as, on })}`}
          title={words.t('preview.frame', { as: who, on: where })}
        />
      </section>
      <p>
        <a href={`/desk/articles/${articleId}`}>{words.t('preview.back')}</a>
      </p>
    </>
  )
}
