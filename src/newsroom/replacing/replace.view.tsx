import type { Words } from '../../design/words/words.ts'
import {
  type LibraryPicture,
  MEDIA_PATH,
  type OtherUse,
  OtherUseName,
  pictureName,
  smallestOf,
} from '../../media/library/library.module.ts'
import { lackOf } from './lackOf.rule.ts'

type PictureProps = { words: Words; zone: string; picture: LibraryPicture }

export type ChooseProps = PictureProps & { query: string; pictures: readonly LibraryPicture[] }

/** Which picture is to stand in its place. */
export function ChooseView({ words, zone, picture, query, pictures }: ChooseProps) {
  const path = `${MEDIA_PATH}/${picture.id}`
  return (
    <>
      <p class="desk-asked">{words.t('replacing.lead')}</p>
      <div class="media-pair">
        <Shown words={words} zone={zone} picture={picture} said={words.t('replacing.old')} />
      </div>
      <form class="desk-form media-choose" method="get" action={`${path}/replace`}>
        <div class="field">
          <label for="q">{words.t('replacing.search')}</label>
          <div class="desk-row">
            <input id="q" name="q" type="search" value={query} />
            <button class="desk-button desk-quiet" type="submit">
              {words.t('replacing.find')}
            </button>
          </div>
        </div>
      </form>
      {pictures.length === 0 ? (
        <p class="desk-note">{words.t('replacing.noneFound')}</p>
      ) : (
        <form method="get" action={`${path}/replace`}>
          <fieldset class="media-offered">
            <legend>{words.t('replacing.choose')}</legend>
            <ul class="media-grid">
              {pictures.map((one) => (
                <li>
                  <label class="media-tile">
                    <img src={smallestOf(one)} width={one.width} height={one.height} alt="" loading="lazy" />
                    <span class="media-pick">
                      <input type="radio" name="with" value={one.id} required />{' '}
                      <span class="media-name">{pictureName(words, zone, one)}</span>
                    </span>
                  </label>
                  {one.credit !== '' && <p class="media-credit">{one.credit}</p>}
                </li>
              ))}
            </ul>
          </fieldset>
          <p class="desk-row">
            <button class="desk-button desk-button-first" type="submit">
              {words.t('replacing.look')}
            </button>
            <a href={path}>{words.t('replacing.notYet')}</a>
          </p>
        </form>
      )}
    </>
  )
}

export type ReplaceProps = PictureProps & {
  by: LibraryPicture
  /** It may not be used today. */
  isRefused: boolean
  count: number
  most: number
  shown: number
  others: readonly OtherUse[]
  typed: { words: 'keep' | 'take'; reason: string }
  wrong: { problem: string; field: string } | undefined
}

/** In how many articles, before anything happens; what is not replaced; and what each article then says of it. */
export function ReplaceView(props: ReplaceProps) {
  const { words, zone, picture, by, count, shown, others, most, wrong } = props
  const path = `${MEDIA_PATH}/${picture.id}`
  const lacks = lackOf(by, props.isRefused)
  return (
    <>
      {wrong && (
        <p class="desk-notice" role="alert">
          {wrong.problem}
        </p>
      )}
      <div class="media-pair">
        <Shown words={words} zone={zone} picture={picture} said={words.t('replacing.old')} />
        <Shown words={words} zone={zone} picture={by} said={words.t('replacing.new')} />
      </div>
      <p class="desk-asked media-stands">
        <strong>{words.t('replacing.stands', { count })}</strong>{' '}
        {count > 0 && words.t('replacing.shown', { count: shown })}
      </p>
      {others.length > 0 && (
        <section class="desk-section" aria-labelledby="others-heading">
          <h2 id="others-heading">{words.t('replacing.others')}</h2>
          <ul class="desk-lines desk-kept">
            {others.map((use) => (
              <li>
                <OtherUseName words={words} use={use} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {lacks !== undefined && (
        <p class="desk-notice">
          {words.t(`replacing.${lacks}`)} <a href={`${MEDIA_PATH}/${by.id}`}>{words.t('replacing.toNew')}</a>
        </p>
      )}
      {count > most && <p class="desk-notice">{words.t('replacing.tooMany', { count: most })}</p>}
      {lacks === undefined && count > 0 && count <= most ? (
        <Order {...props} path={path} />
      ) : (
        <p>
          <a href={path}>{words.t('replacing.back')}</a>
        </p>
      )}
    </>
  )
}

function Order({ words, by, count, typed, wrong, path }: ReplaceProps & { path: string }) {
  const problem = wrong?.field === 'reason' ? wrong.problem : undefined
  return (
    <form class="desk-form" method="post" action={`${path}/replace`}>
      <input type="hidden" name="with" value={by.id} />
      <input type="hidden" name="named" value={count} />
      <fieldset class="media-words">
        <legend>{words.t('replacing.words')}</legend>
        {(['keep', 'take'] as const).map((one) => (
          <label class="desk-check">
            <input type="radio" name="words" value={one} checked={typed.words === one} /> {words.t(`replacing.${one}`)}
          </label>
        ))}
      </fieldset>
      <div class={problem === undefined ? 'field' : 'field field-wrong'}>
        <label for="reason">{words.t('replacing.reason')}</label>
        <input id="reason" name="reason" maxlength={500} value={typed.reason} aria-describedby="reason-hint" />
        <p class={problem === undefined ? 'field-hint' : 'field-problem'} id="reason-hint">
          {problem ?? words.t('replacing.reasonHint')}
        </p>
      </div>
      <p class="desk-row">
        <button class="desk-button desk-button-first" type="submit">
          {words.t('replacing.do', { count })}
        </button>
        <a href={path}>{words.t('replacing.notYet')}</a>
      </p>
    </form>
  )
}

function Shown({ words, zone, picture, said }: PictureProps & { said: string }) {
  return (
    <figure>
      <img src={smallestOf(picture)} width={picture.width} height={picture.height} alt={picture.alt} />
      <figcaption>
        {said}: <a href={`${MEDIA_PATH}/${picture.id}`}>{pictureName(words, zone, picture)}</a>
        {picture.credit !== '' && <span class="media-credit"> {picture.credit}</span>}
      </figcaption>
    </figure>
  )
}
