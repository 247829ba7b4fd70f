import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../../design/words/english.ts'
import { createWords } from '../../design/words/words.ts'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { ContentsEntry, WorldPart } from '../book/book.module.ts'
import { Cover } from './cover.view.tsx'
import { makeCover } from './makeCover.ts'
import { Colophon, World } from './sectionParts.view.tsx'

const words = createWords(en, 'en')
const publication = { name: 'Noonmark', language: 'en' }
const drawing: StoredPicture = {
  id: 'drawing',
  width: 1600,
  height: 2000,
  renditions: [{ width: 640, url: '/pictures/drawing/640.webp' }],
  colour: '#1c3d5a',
}

function cover(pictureId?: string): string {
  const issue = {
    date: '2026-11-28',
    number: 3,
    cover: { ...(pictureId ? { pictureId } : {}), alt: 'A sea', lines: [] },
  }
  const facts = makeCover(issue, publication, new Map([[drawing.id, drawing]]))
  return String(<Cover words={words} cover={facts} sizes="10rem" />)
}

test('whoever comes first sees a cover in its color and not a blank sheet, until its drawing is there', () => {
  const html = cover('drawing')
  assert.match(html, /<rect[^>]*fill="#1c3d5a"/)
  assert.ok(html.indexOf('<rect') < html.indexOf('<img'), 'below the drawing')
  assert.doesNotMatch(html, /cover-globe/)
})

test('an issue whose drawing was never chosen, or is gone, shows the globe and no blank sheet', () => {
  for (const html of [cover(), cover('gone')]) {
    assert.match(html, /cover-globe/)
    assert.doesNotMatch(html, /<img|<rect/)
  }
})

test('a report of last December stands in an issue of January with its year, and one of this week without', () => {
  const report = { section: 'world', headline: 'A report', standfirst: '', language: 'en' }
  const world: WorldPart = {
    ...{ kind: 'world', slug: 'world', title: 'The week in the world' },
    reports: [
      { ...report, slug: 'old', day: '2026-12-30' },
      { ...report, slug: 'new', day: '2027-01-01' },
    ],
  }
  const entry: ContentsEntry = { kind: 'world', slug: 'world', title: '', language: 'en', authors: [], isSample: false }
  const html = String(<World words={words} date="2027-01-02" entry={entry} world={world} />)
  assert.match(html, />December 30, 2026</)
  assert.match(html, />January 1</)
})

test('whoever drew the cover is named as that in the colophon, and the address stands on one line', () => {
  const entry: ContentsEntry = { kind: 'colophon', slug: 'c', title: 'C', language: 'en', authors: [], isSample: false }
  const html = String(
    <Colophon
      words={words}
      entry={entry}
      colophon={{
        ...{ kind: 'colophon', slug: 'c', title: 'C', masthead: [], sources: [] },
        credits: [
          { headline: '', credit: 'Drawing: Ann' },
          { headline: 'A ferry', credit: 'Photo: Ben' },
        ],
      }}
      coverCredit="Drawing: Ann"
      publication={{ legalName: 'Noonmark Association', address: '12 Example Street\n75011 Paris', email: '' }}
    />,
  )
  assert.match(html, />Cover: Drawing: Ann</)
  assert.equal(html.split('Drawing: Ann').length, 2)
  assert.match(html, /Noonmark Association · 12 Example Street, 75011 Paris</)
})
