import type { Child } from 'hono/jsx'
import { Published } from '../../design/parts/published.view.tsx'
import { type Link, type Teaser, TeaserView } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { Shape } from './frontPlan.rule.ts'

export type FrontModule = { section: Link; description?: string; items: readonly Teaser[]; shape: Shape }

export type FrontProps = {
  words: Words
  zone: string
  lead?: Teaser
  second: readonly Teaser[]
  /** The week on a map. */
  world?: Child
  /** Sections, one or two in a row. */
  rows: readonly (readonly FrontModule[])[]
}

/**
 * Lead and three more, the week on a map, sections: each report once. What the day brings decides the shapes: a piece with
 * a picture takes the room for it, one without takes a larger headline.
 */
export function FrontView({ words, zone, lead, second, world, rows }: FrontProps) {
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
        {second.length > 0 && <Second words={words} zone={zone} items={second} />}
      </div>
      {world}
      {rows.map((row) => (
        <div class={`front-row front-row-${row.length}`}>
          {row.map((module) => (
            <ModuleView words={words} zone={zone} module={module} />
          ))}
        </div>
      ))}
    </div>
  )
}

/** One with its picture; the others by their words, however many pictures they have. */
function Second({ words, zone, items }: { words: Words; zone: string; items: readonly Teaser[] }) {
  const pictured = items.find(({ picture }) => picture)
  return (
    <div class="front-second">
      {items.map((teaser) => (
        <TeaserView
          words={words}
          zone={zone}
          teaser={teaser}
          look="plain"
          sizes="(min-width: 68rem) 300px, (min-width: 40rem) 33vw, 8rem"
          withPicture={teaser === pictured}
        />
      ))}
    </div>
  )
}

type ModuleProps = { words: Words; zone: string; module: FrontModule }

function ModuleView({ words, zone, module }: ModuleProps) {
  const { section, description, items, shape } = module
  const id = `section-${section.url.split('/').at(-1)}`
  const pictured = items.filter(({ picture }) => picture).slice(0, shape === 'pair' ? 2 : shape === 'words' ? 0 : 1)
  const others = items.filter((item) => !pictured.includes(item))
  return (
    <section class={`front-module front-module-${shape}`} aria-labelledby={id}>
      <header class="front-module-head">
        <h2 id={id}>
          <a href={section.url}>
            <Published words={words} text={section.name} />
          </a>
        </h2>
        {description && (
          <p>
            <Published words={words} text={description} />
          </p>
        )}
      </header>
      {pictured.length > 0 && (
        <div class="front-module-pictured">
          {pictured.map((teaser) => (
            <TeaserView
              words={words}
              zone={zone}
              teaser={teaser}
              level={3}
              look="plain"
              sizes="(min-width: 68rem) 420px, (min-width: 40rem) 50vw, 8rem"
              withKicker={teaser.kicker !== undefined}
            />
          ))}
        </div>
      )}
      {others.length > 0 && (
        <div class="front-module-list">
          {others.map((teaser) => (
            <TeaserView
              words={words}
              zone={zone}
              teaser={teaser}
              level={3}
              look={shape === 'words' ? 'plain' : 'line'}
              withPicture={false}
              withStandfirst={false}
              withKicker={shape === 'words' && teaser.kicker !== undefined}
            />
          ))}
        </div>
      )}
    </section>
  )
}
