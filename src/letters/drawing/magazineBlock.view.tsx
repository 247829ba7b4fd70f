import type { Child } from 'hono/jsx'
import { directionOf } from '../../design/words/words.ts'
import { foreign, HEADLINE_LINK, Picture, whereAndHowLong } from './articlePieces.view.tsx'
import type { BlockOptions } from './blockOptions.ts'
import type { BlockOf } from './letterDocument.ts'
import { Row, Section, TextLink, textFace } from './letterMail.view.tsx'
import { LIGHT, SANS } from './letterStyles.ts'

/** A cover stands upright: across the column it would be a screen high. */
const COVER = { width: 320, height: 427 }

/** An issue of the magazine: named in a letter about other things, or with its cover and contents in its own. */
export function MagazineBlock({ block, options }: { block: BlockOf<'magazine'>; options: BlockOptions }) {
  const { cover, picture, contents = [], files = [] } = block
  const url = options.url(block.path)
  return (
    <>
      {cover && (
        <Row above={28}>
          <a href={url} style={{ 'text-decoration': 'none' }}>
            <Cover
              src={options.url(cover.path)}
              alt={[block.title, ...block.lines, cover.alt].filter(Boolean).join('. ')}
            />
          </a>
          {cover.credit && <Small>{cover.credit}</Small>}
        </Row>
      )}
      {picture && !cover && (
        <Row above={28}>
          <a href={url} style={{ 'text-decoration': 'none' }}>
            <Picture picture={picture} options={options} most={COVER.width} />
          </a>
          {picture.credit && <Small>{picture.credit}</Small>}
        </Row>
      )}
      <Section label={options.words.t('letter.magazine')}>
        <p style={{ margin: '4px 0 0', 'font-family': textFace('ltr'), 'font-size': '26px', 'line-height': '1.2' }}>
          <a href={url} class="ink" style={HEADLINE_LINK}>
            {block.title}
          </a>
        </p>
        {/* They stand on the cover, and in its description. */}
        {(cover ? [] : block.lines).map((line) => (
          <p
            class="ink"
            style={{
              margin: '6px 0 0',
              'font-family': textFace('ltr'),
              'font-size': '17px',
              'line-height': '1.45',
              color: LIGHT.ink,
            }}
          >
            {line}
          </p>
        ))}
        {files.length > 0 && (
          <p style={{ margin: '16px 0 0' }}>
            {[{ name: options.words.t('letter.magazineRead'), path: block.path }, ...files].map(({ name, path }) => (
              <>
                <TextLink url={options.url(path)} label={name} />
                {' \u00a0 '}
              </>
            ))}
          </p>
        )}
      </Section>
      {contents.length > 0 && (
        <Section label={options.words.t('letter.magazineContents')}>
          {contents.map((entry) => (
            <>
              <p
                {...foreign(entry.language, options)}
                style={{
                  margin: '14px 0 0',
                  'font-family': textFace(directionOf(entry.language)),
                  'font-size': '19px',
                  'line-height': '1.3',
                }}
              >
                <a href={options.url(entry.path)} class="ink" style={HEADLINE_LINK}>
                  {entry.title}
                </a>
              </p>
              <Small>{whereAndHowLong(entry, options.words)}</Small>
            </>
          ))}
        </Section>
      )}
    </>
  )
}

/** Twice as fine as it stands there; described where pictures are kept out. */
function Cover({ src, alt }: { src: string; alt: string }) {
  return (
    <img
      src={src}
      alt={alt}
      width={COVER.width}
      height={COVER.height}
      style={{
        display: 'block',
        width: '100%',
        'max-width': `${COVER.width}px`,
        height: 'auto',
        // Its edge, on paper of the same white.
        border: `1px solid ${LIGHT.rule}`,
        'font-family': SANS,
        'font-size': '14px',
        'line-height': '20px',
      }}
    />
  )
}

/** The grey line below a thing. */
function Small({ children }: { children?: Child }) {
  return (
    <p
      class="grey"
      style={{ margin: '4px 0 0', 'font-family': SANS, 'font-size': '13px', 'line-height': '18px', color: LIGHT.grey }}
    >
      {children}
    </p>
  )
}
