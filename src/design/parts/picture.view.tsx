import type { Child } from 'hono/jsx'
import { type Focus, focusClass } from './focus.ts'

/** Only listed widths exist; `width` and `height` are those of the original and reserve the space. */
export type Picture = {
  widths: readonly { width: number; url: string }[]
  width: number
  height: number
  alt: string
  caption?: string
  credit?: string
  /** What must be seen where it is cropped. */
  focus?: Focus
}

export type PictureImageProps = {
  picture: Picture
  /** How wide it stands, as the `sizes` attribute says it. */
  sizes: string
  /** The lead picture loads at once and first; all others when they come near. */
  eager?: boolean
}

/** Of all sizes the one that browsers take who choose none, and that is kept for reading without a connection. */
export function fallbackOf<Size extends { width: number }>(sizes: readonly Size[]): Size | undefined {
  const ascending = sizes.toSorted((a, b) => a.width - b.width)
  return ascending.find(({ width }) => width >= 800) ?? ascending.at(-1)
}

export function PictureImage({ picture, sizes, eager = false }: PictureImageProps) {
  const ascending = picture.widths.toSorted((a, b) => a.width - b.width)
  const middle = fallbackOf(ascending)
  return (
    <img
      src={middle?.url ?? ''}
      srcset={ascending.map(({ width, url }) => `${url} ${width}w`).join(', ')}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      class={focusClass(picture.focus)}
      loading={eager ? 'eager' : 'lazy'}
      fetchpriority={eager ? 'high' : 'auto'}
      decoding="async"
    />
  )
}

export type PictureFigureProps = PictureImageProps & { className?: string; children?: Child }

export function PictureFigure({ picture, sizes, eager = false, className = 'picture' }: PictureFigureProps) {
  return (
    <figure class={className}>
      <PictureImage picture={picture} sizes={sizes} eager={eager} />
      {(picture.caption || picture.credit) && (
        <figcaption>
          {picture.caption && <span class="caption">{picture.caption}</span>}{' '}
          {picture.credit && <span class="credit">{picture.credit}</span>}
        </figcaption>
      )}
    </figure>
  )
}
