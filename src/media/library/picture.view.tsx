import { focusClass } from '../../design/parts/focus.ts'
import type { Words } from '../../design/words/words.ts'
import { type LeasesProps, LeasesView } from './leases.view.tsx'
import type { LibraryPicture, PictureForm } from './libraryPicture.ts'
import { MEDIA_PATH, middleOf } from './pictureAddress.rule.ts'
import { PictureFields } from './pictureFields.view.tsx'
import { type UsesProps, UsesView } from './uses.view.tsx'

/** The shapes into which pages cut pictures, as style sheets name them. */
const CROPS = [
  ['3-2', '3 : 2'],
  ['1-1', '1 : 1'],
  ['16-9', '16 : 9'],
] as const

export type PictureProps = {
  words: Words
  zone: string
  picture: LibraryPicture
  /** Who brought it, where somebody of the staff did. */
  broughtBy: string | undefined
  notice: string | undefined
  /** What was typed and not taken, and why. */
  wrong: { form: PictureForm; problems: Readonly<Record<string, string>>; says: string } | undefined
  leases: Omit<LeasesProps, 'words' | 'zone' | 'path'>
  uses: Omit<UsesProps, 'words'>
  mayDelete: boolean
}

export function PictureView(props: PictureProps) {
  const { words, zone, picture, wrong } = props
  const { id, width, height, alt, focus } = picture
  const path = `${MEDIA_PATH}/${id}`
  const image = middleOf(picture)
  return (
    <>
      {props.notice !== undefined && (
        <p class="desk-notice" role="status">
          {props.notice}
        </p>
      )}
      {wrong && (
        <p class="desk-notice" role="alert">
          {wrong.says}
        </p>
      )}
      <div class="media-detail">
        <div class="media-stage">
          <figure
            class="media-picture"
            data-focus
            data-focus-at={words.t('library.focusAt', { x: '{x}', y: '{y}' })}
            data-focus-hint={words.t('library.focusHint')}
          >
            <img src={image} width={width} height={height} alt={alt} />
            <button type="button" class="media-point" data-focus-point hidden />
          </figure>
          <p class="desk-note">
            {words.t('library.measures', {
              width: words.number(width),
              height: words.number(height),
              time: words.date(picture.at, zone, 'dateTime'),
            })}
            {props.broughtBy !== undefined && ` ${words.t('library.broughtBy', { name: props.broughtBy })}`}
          </p>
          <h2>{words.t('library.crops')}</h2>
          <ul class="media-crops">
            {CROPS.map(([name, said]) => (
              <li>
                <img
                  class={`media-crop media-crop-${name} ${focusClass(focus) ?? ''}`}
                  src={image}
                  width={width}
                  height={height}
                  alt={words.t('library.crop', { shape: said })}
                  data-crop
                />
                <span aria-hidden="true">{said}</span>
              </li>
            ))}
          </ul>
        </div>
        <div class="media-side">
          <PictureFields words={words} path={path} picture={picture} wrong={wrong} />
          <LeasesView words={words} zone={zone} path={path} {...props.leases} />
          <UsesView words={words} {...props.uses} />
          {props.mayDelete && (
            <section class="desk-section" aria-labelledby="delete-heading">
              <h2 id="delete-heading">{words.t('library.delete')}</h2>
              {picture.isUsed ? (
                <p class="desk-note">{words.t('library.deleteUsed')}</p>
              ) : (
                <form method="post" action={`${path}/delete`}>
                  <p class="desk-note">{words.t('library.deleteHint')}</p>
                  <button class="desk-button" type="submit">
                    {words.t('library.deleteButton')}
                  </button>
                </form>
              )}
            </section>
          )}
          <p>
            <a href={MEDIA_PATH}>{words.t('library.back')}</a>
          </p>
        </div>
      </div>
    </>
  )
}
