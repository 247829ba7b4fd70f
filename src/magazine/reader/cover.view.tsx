import { type Picture, PictureImage } from '../../design/parts/picture.view.tsx'
import { directionOf, type Words } from '../../design/words/words.ts'
import { drawGlobe } from '../book/book.module.ts'

export type CoverFacts = {
  name: string
  /** BCP 47, of what stands on it. */
  language: string
  date: Temporal.PlainDate
  number: number
  lines: readonly string[]
  picture: Picture | undefined
  /** What the picture is on the whole, as `#rrggbb`: its sheet until it is there. */
  ground?: string
}

export type CoverProps = { words: Words; cover: CoverFacts; sizes: string; eager?: boolean; decorative?: boolean }

/** How large the name may stand on one line. */
function lookOfName(name: string): string {
  const letters = [...name].length
  return letters <= 9 ? 'cover-short' : letters <= 15 ? 'cover-medium' : 'cover-long'
}

/**
 * The cover as paper: the drawing over all of it, the name and the lines on plates of paper, sized by the cover's own width
 * so that it is the same at 120 px; without a drawing a globe between both. `decorative`: beside its title in words, which
 * then says all.
 */
export function Cover({ words, cover, sizes, eager = false, decorative = false }: CoverProps) {
  const { name, language, date, number, lines, picture, ground } = cover
  return (
    <div
      class={`cover ${lookOfName(name)}${picture ? '' : ' cover-bare'}`}
      dir={directionOf(language)}
      aria-hidden={decorative ? 'true' : undefined}
    >
      {picture && ground && <Ground color={ground} />}
      {picture && <PictureImage picture={decorative ? { ...picture, alt: '' } : picture} sizes={sizes} eager={eager} />}
      <div class="cover-head" lang={language}>
        <p class="cover-name">{name}</p>
        <p class="cover-date" lang={words.locale}>
          <bdi>{words.day(date)}</bdi>
          <bdi>{words.t('shelf.number', { number: words.number(number) })}</bdi>
        </p>
      </div>
      {!picture && <Globe />}
      {lines.length > 0 && (
        <ul class="cover-lines" lang={language}>
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The policy of our pages admits no color in an attribute of style. */
function Ground({ color }: { color: string }) {
  return (
    <svg class="cover-ground" viewBox="0 0 3 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width="3" height="4" fill={color} />
    </svg>
  )
}

const GLOBE = drawGlobe(536, 536, 500)

function Globe() {
  return (
    <svg class="cover-globe" viewBox="0 0 1072 1072" aria-hidden="true">
      <path d={GLOBE.lines} />
      <path d={GLOBE.noon} class="cover-noon" />
    </svg>
  )
}
