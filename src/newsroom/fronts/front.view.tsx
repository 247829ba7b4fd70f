import type { Child } from 'hono/jsx'
import { Published } from '../../design/parts/published.view.tsx'
import { type Link, type Teaser, TeaserView } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { Shape } from './frontPlan.rule.ts'

export type FrontSection = { section: Link; description?: string; items: readonly Teaser[] }

export type FrontRow =
  | { shape: Shape; sections: readonly FrontSection[] }
  | { shape: 'quote'; quote: string; teaser: Teaser }
  | { shape: 'figure'; figure: { value: string; says: string }; teaser: Teaser }
  | { shape: 'leaf'; leaf: Child }

export type FrontProps = {
  words: Words
  zone: string
  lead?: Teaser
  second: readonly Teaser[]
  /** The week on a map. */
  world?: Child
  rows: readonly FrontRow[]
  /** Where something may be for sale. */
  notice?: Child
}

/** Rows above what may be for sale. */
export const NOTICE_AFTER = 2

/**
 * Lead and three more, the week on a map, sections, and between them a sentence or a figure: each report once. What the day
 * brings decides the shapes; no row is like the one above it.
 */
export function FrontView({ words, zone, lead, second, world, rows, notice }: FrontProps) {
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
              sizes="(min-width: 90rem) 976px, (min-width: 68rem) 68vw, 100vw"
              eager
            />
          </div>
        )}
        {second.length > 0 && <Second words={words} zone={zone} items={second} />}
      </div>
      {world}
      {rows.map((row, at) => (
        <>
          <div class={`front-row front-row-${row.shape}`}>
            <Row words={words} zone={zone} row={row} />
          </div>
          {at === NOTICE_AFTER - 1 && notice && <div class="front-row">{notice}</div>}
        </>
      ))}
      {rows.length < NOTICE_AFTER && notice && <div class="front-row">{notice}</div>}
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
          sizes="(min-width: 68rem) 300px, (min-width: 40rem) 48vw, 8rem"
          withPicture={teaser === pictured}
        />
      ))}
    </div>
  )
}

type RowProps = { words: Words; zone: string; row: FrontRow }

function Row({ words, zone, row }: RowProps) {
  const told = { words, zone }
  switch (row.shape) {
    case 'quote':
      return (
        <section class="front-quote">
          <blockquote>
            <p>{row.quote}</p>
          </blockquote>
          <TeaserView {...told} teaser={row.teaser} look="line" withPicture={false} withStandfirst={false} />
        </section>
      )
    case 'figure':
      return (
        <section class="front-figure">
          <p class="front-figure-said">
            <strong>{row.figure.value}</strong> <span>{row.figure.says}</span>
          </p>
          <TeaserView {...told} teaser={row.teaser} look="line" withPicture={false} withStandfirst={false} />
        </section>
      )
    case 'leaf':
      return row.leaf
    case 'halves': {
      const strong = row.sections.find(({ items }) => items.some(({ picture }) => picture))
      return row.sections.map((section, at) => (
        <ModuleView
          {...told}
          section={section}
          look={section === strong ? 'strong' : strong || at === 0 ? 'words' : 'lines'}
        />
      ))
    }
    case 'columns':
      return row.sections.map((section) => <ModuleView {...told} section={section} look="words" />)
    case 'pair':
    case 'wide':
    case 'large':
    case 'lines':
      return row.sections.map((section) => <ModuleView {...told} section={section} look={row.shape as ModuleLook} />)
  }
}

/** How many of a section's pieces show their picture, and how large; the others are headlines. */
type ModuleLook = 'strong' | 'words' | 'lines' | 'pair' | 'wide' | 'large'

const PICTURES: Record<ModuleLook, { most: number; sizes: string }> = {
  pair: { most: 2, sizes: '(min-width: 62.5rem) 310px, (min-width: 40rem) 48vw, 8rem' },
  wide: { most: 1, sizes: '(min-width: 62.5rem) 640px, (min-width: 40rem) 48vw, 8rem' },
  strong: { most: 1, sizes: '(min-width: 62.5rem) 420px, (min-width: 40rem) 48vw, 8rem' },
  words: { most: 0, sizes: '' },
  large: { most: 0, sizes: '' },
  lines: { most: 0, sizes: '' },
}

type ModuleProps = { words: Words; zone: string; section: FrontSection; look: ModuleLook }

function ModuleView({ words, zone, section: { section, description, items }, look }: ModuleProps) {
  const id = `section-${section.url.split('/').at(-1)}`
  const { most, sizes } = PICTURES[look]
  const pictured = items.filter(({ picture }) => picture).slice(0, most)
  const others = items.filter((item) => !pictured.includes(item))
  return (
    <section class={`front-module front-module-${look}`} aria-labelledby={id}>
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
              sizes={sizes}
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
              look={look === 'words' || look === 'large' ? 'plain' : 'line'}
              withPicture={false}
              withStandfirst={false}
              withKicker={look !== 'wide' && look !== 'strong' && teaser.kicker !== undefined}
            />
          ))}
        </div>
      )}
    </section>
  )
}
