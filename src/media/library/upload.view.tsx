import { Field } from '../../design/parts/field.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { FetchedPicture } from './fetchPicture.ts'
import { MEDIA_PATH } from './pictureAddress.rule.ts'

export type UploadProps = {
  words: Words
  /** What was typed as an address, and what is wrong with it. */
  address?: { typed: string; problem: string } | undefined
}

/** Brings pictures: chosen, and with a script dropped anywhere or pasted; or by their address. */
export function UploadForm({ words, address }: UploadProps) {
  return (
    <details class="media-upload" open={address !== undefined}>
      <summary class="desk-button">{words.t('library.add')}</summary>
      <div class="media-ways">
        <form
          class="desk-form"
          method="post"
          action={MEDIA_PATH}
          enctype="multipart/form-data"
          data-upload
          data-turbo="false"
        >
          <div class="field">
            <label for="files">{words.t('library.files')}</label>
            <input
              id="files"
              type="file"
              name="files"
              multiple
              required
              accept="image/*"
              aria-describedby="files-hint"
            />
            <p class="field-hint" id="files-hint">
              {words.t('library.filesHint')}
            </p>
          </div>
          <button class="desk-button desk-button-first" type="submit">
            {words.t('library.upload')}
          </button>
        </form>
        <form class="desk-form" method="post" action={`${MEDIA_PATH}/address`}>
          <Field
            name="address"
            label={words.t('library.address')}
            hint={words.t('library.addressHint')}
            value={address?.typed ?? ''}
            problem={address?.problem}
            maxlength={2_000}
          />
          <button class="desk-button" type="submit">
            {words.t('library.fetch')}
          </button>
        </form>
      </div>
      <ol
        class="media-progress"
        data-uploads
        data-under-way={words.t('library.underWay')}
        data-stored={words.t('library.stored')}
        data-known={words.t('library.knownShort')}
        data-lost={words.t('library.lost')}
        aria-live="polite"
      />
    </details>
  )
}

export type BroughtFile =
  | { kind: 'stored' | 'known'; name: string; id: string }
  | { kind: 'refused'; name: string; says: string }

/** What became of each file, where not all of them were taken. */
export function BroughtView({ words, files }: { words: Words; files: readonly BroughtFile[] }) {
  return (
    <>
      <ul class="desk-lines media-brought">
        {files.map((file) => (
          <li>
            <strong>{file.name}</strong>
            <span>
              {file.kind === 'refused' ? (
                file.says
              ) : (
                <a href={`${MEDIA_PATH}/${file.id}`}>
                  {words.t(file.kind === 'known' ? 'library.known' : 'library.stored')}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={MEDIA_PATH}>{words.t('library.back')}</a>
      </p>
    </>
  )
}

type Refusal = Extract<FetchedPicture, { kind: 'refused' }>

/** Why a file was not taken, and what to do: in a sentence. */
export function sayRefusal(words: Words, { reason, type = '' }: Refusal): string {
  return words.t(`library.refused.${reason}`, { type: type.toUpperCase() })
}
