import type { Child } from 'hono/jsx'
import { PictureImage } from '../../design/parts/picture.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { PagePlacement } from '../campaigns/campaigns.module.ts'
import type { OwnNotice } from './ownNotices.rule.ts'

/** Where it is said how notices work here. */
export const ABOUT_PATH = '/notices/about'

export type HouseMatter = {
  headline: string
  text: string
  button: string
  link: string
  /** One of the house's own drawings, or a picture. */
  drawing?: OwnNotice
  picture?: StoredPicture & { alt: string }
}

export type SlotProps = {
  words: Words
  placement: PagePlacement
  /** Who speaks: the publication. */
  publication: string
  notice: HouseMatter
  /** What the page is about, sealed. On each slot: a short text has no room for the one among its paragraphs. */
  page: string
}

/** Reader views look for the word and leave out what has it, as in `articles/page/complementary.view.tsx`. */
const WRITTEN_OUT = { role: 'complementary' }

/**
 * The house's own in a space that is as large for whatever may stand there. The island puts what was booked in its place;
 * without it this stays, and nothing moves.
 */
export function Slot({ words, placement, publication, notice, page }: SlotProps) {
  const label = words.t('notice.label')
  const attributes = {
    class: `placed placed-${placement}`,
    lang: words.locale,
    dir: words.direction,
    'aria-label': `${label}: ${notice.headline}`,
    'data-slot': placement,
    'data-sold': words.t('notice.sold'),
    'data-more': words.t('notice.more'),
    'data-page': page,
  }
  const matter = (
    <>
      <p class="placed-label">
        <a href={ABOUT_PATH}>{label}</a> <span>{publication}</span>
      </p>
      <div class="placed-matter">
        <Art notice={notice} />
        <div class="placed-says">
          <p class="placed-headline">{notice.headline}</p>
          <p class="placed-text">{notice.text}</p>
          <p class="placed-more">
            <a href={notice.link}>{notice.button}</a>
          </p>
        </div>
      </div>
    </>
  )
  // The stream is a landmark of its own kind already.
  return placement === 'stream' ? (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" {...attributes}>
      {matter}
    </div>
  ) : (
    <aside {...WRITTEN_OUT} {...attributes}>
      {matter}
    </aside>
  )
}

function Art({ notice: { drawing, picture } }: { notice: HouseMatter }): Child {
  if (drawing) return <span class={`placed-art placed-art-${drawing}`} />
  if (!picture) return null
  const { renditions, width, height, alt, focus } = picture
  return (
    <span class="placed-art">
      <PictureImage picture={{ widths: renditions, width, height, alt, ...(focus && { focus }) }} sizes="9rem" />
    </span>
  )
}
