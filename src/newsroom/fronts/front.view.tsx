import type { Child } from 'hono/jsx'
import { Published } from '../../design/parts/published.view.tsx'
import { type Link, type Teaser, TeaserDateline, TeaserView } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type FrontSection = { section: Link; description?: string; items: readonly Teaser[] }

export type FrontProps = {
  words: Words
  zone: string
  lead?: Teaser
  second: readonly Teaser[]
  sections: readonly FrontSection[]
  /** The week on a map. */
  world?: Child
  latest: readonly Teaser[]
}

/**
 * Lead, second row, The Latest, the week on a map, sections. What the day brings decides the shape: a piece with a picture takes the room
 * for it, one without takes a larger headline, and a section with one piece is a line, not an empty shelf.
 */
export function FrontView({ words, zone, lead, second, sections, world, latest }: FrontProps) {
  return (
    <div class="front">
      <div class={`front-top${lead?.picture ? '' : ' front-top-bare'}`}>
        {lead && (
          <div class="front-lead">
            <TeaserView
              words={words}
              zone={zone}
              teaser={lead}
              look="lead"
              sizes="(min-width: 68rem) 976px, 100vw"
              eager
            />
          </div>
        )}
        {second.length > 0 && (
          <div class={`front-second front-second-${Math.min(second.length, 4)}`}>
            {second.map((teaser) => (
              <TeaserView
                words={words}
                zone={zone}
                teaser={teaser}
                look={teaser.picture ? 'plain' : 'wide'}
                sizes="(min-width: 48rem) 33vw, 100vw"
              />
            ))}
          </div>
        )}
        {latest.length > 0 && <FrontLatest words={words} zone={zone} items={latest} />}
      </div>
      {world}
      {sections.map((section, position) => (
        <SectionBlock words={words} zone={zone} block={section} turned={position % 2 === 1} />
      ))}
    </div>
  )
}

/** The running column: time and place first, since it is the chronicle of the day. */
function FrontLatest({ words, zone, items }: { words: Words; zone: string; items: readonly Teaser[] }) {
  return (
    <section class="front-latest" aria-labelledby="front-latest">
      <h2 id="front-latest">{words.t('latest.heading')}</h2>
      <ol>
        {items.map((item) => (
          <li lang={item.language} dir={item.direction}>
            <TeaserDateline words={words} zone={zone} teaser={item} />
            <h3 class="latest-headline">
              <a href={item.url}>{item.headline}</a>
            </h3>
          </li>
        ))}
      </ol>
      <p class="latest-all">
        <a href="/latest">{words.t('latest.all')}</a>
      </p>
    </section>
  )
}

type SectionBlockProps = { words: Words; zone: string; block: FrontSection; turned: boolean }

function SectionBlock({ words, zone, block, turned }: SectionBlockProps) {
  // The strong piece is the first with a picture among the two newest; otherwise the newest stands in large type.
  const strong = block.items.slice(0, 2).find((item) => item.picture) ?? block.items[0]
  if (!strong) return null
  const others = block.items.filter((item) => item !== strong)
  const id = `section-${block.section.url.split('/').at(-1)}`
  const shape = `${strong.picture ? 'pictured' : 'bare'}${others.length === 0 ? ' front-section-single' : ''}`
  return (
    <section
      class={`front-section front-section-${shape}${turned ? ' front-section-turned' : ''}`}
      aria-labelledby={id}
    >
      <header class="front-section-head">
        <h2 id={id}>
          <a href={block.section.url}>
            <Published words={words} text={block.section.name} />
          </a>
        </h2>
        {block.description && (
          <p>
            <Published words={words} text={block.description} />
          </p>
        )}
      </header>
      <div class="front-section-strong">
        <TeaserView
          words={words}
          zone={zone}
          teaser={strong}
          level={3}
          look="wide"
          sizes="(min-width: 68rem) 640px, 100vw"
          withKicker={strong.kicker !== undefined}
        />
      </div>
      {/* Few others are told at more length: they fill the room beside the strong piece. */}
      {others.length > 0 && (
        <div class="front-section-list">
          {others.map((item) => (
            <TeaserView
              words={words}
              zone={zone}
              teaser={item}
              level={3}
              look="line"
              sizes="(min-width: 68rem) 290px, 100vw"
              withPicture={others.length === 1}
              withStandfirst={others.length <= 2}
              withKicker={false}
            />
          ))}
        </div>
      )}
    </section>
  )
}
