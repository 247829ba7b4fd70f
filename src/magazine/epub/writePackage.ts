import { directionOf, type Words } from '../../design/words/words.ts'
import type { Book } from '../book/book.module.ts'
import { identifyBook } from './identifyBook.ts'
import type { DrawnPage } from './setting.ts'
import { element, type Xml, xmlDocument } from './xml.view.tsx'

export type PackageItem = { id: string; href: string; mediaType: string; properties?: string }

/** By the name under which a package has its cover. */
const COVER = 'cover-image'

type Described = {
  pages: readonly DrawnPage[]
  /** Besides the pages: pictures, faces, the style sheet, both tables of contents. */
  items: readonly PackageItem[]
  /** Every picture is described, so that nobody has to see one. */
  allDescribed: boolean
}

/** The package document: what the file is, what is in it and in which order. */
export function writePackage(book: Book, { pages, items, allDescribed }: Described, words: Words): string {
  const manifest = [
    ...pages.map(({ id, file, hasDrawing }) => ({
      id,
      href: `text/${file}`,
      mediaType: 'application/xhtml+xml',
      ...(hasDrawing ? { properties: 'svg' } : {}),
    })),
    ...items,
  ]
  return xmlDocument(
    element(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'identifier',
        'xml:lang': book.publication.language,
        prefix: 'a11y: http://www.idpf.org/epub/vocab/package/a11y/#',
      },
      [
        metadata(book, { pages, allDescribed, hasCover: items.some(({ properties }) => properties === COVER) }, words),
        element(
          'manifest',
          {},
          manifest.map(({ id, href, mediaType, properties }) =>
            element('item', { id, href, 'media-type': mediaType, properties }),
          ),
        ),
        element(
          'spine',
          { toc: 'ncx', 'page-progression-direction': directionOf(book.publication.language) },
          pages.map(({ id }) => element('itemref', { idref: id })),
        ),
      ],
    ),
  )
}

type Facts = { pages: readonly DrawnPage[]; allDescribed: boolean; hasCover: boolean }

function metadata(book: Book, facts: Facts, words: Words): Xml {
  const { publication, issue, cover } = book
  const own = publication.language
  const lines = cover.lines.filter(Boolean)
  return element('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
    element('dc:identifier', { id: 'identifier' }, [identifyBook(book)]),
    element('dc:title', { id: 'title', dir: directionOf(own), 'xml:lang': own }, [issue.title]),
    // The publication's first: some programs take the direction of the whole from it.
    ...[...new Set([own, ...facts.pages.map(({ language }) => language)])].map((tag) =>
      element('dc:language', {}, [tag]),
    ),
    element('dc:creator', { id: 'creator' }, [publication.name]),
    element('dc:publisher', {}, [publication.legalName || publication.name]),
    element('dc:date', {}, [issue.date]),
    ...(lines.length > 0
      ? [
          element('dc:description', {}, [
            words.t('epub.description', { promise: publication.promise, lines: lines.join(' · ') }),
          ]),
        ]
      : []),
    meta('dcterms:modified', issue.revisedAt.replace(/(?:\.\d+)?Z$/, 'Z')),
    ...(issue.number > 0
      ? [
          element('meta', { property: 'belongs-to-collection', id: 'series' }, [
            words.t('epub.series', { name: publication.name }),
          ]),
          element('meta', { refines: '#series', property: 'collection-type' }, ['series']),
          element('meta', { refines: '#series', property: 'group-position' }, [String(issue.number)]),
        ]
      : []),
    ...accessibility(book, facts, words),
    // What readers of the second version look for.
    ...(facts.hasCover ? [element('meta', { name: 'cover', content: COVER })] : []),
  ])
}

const meta = (property: string, value: string, more: Record<string, string> = {}) =>
  element('meta', { property, ...more }, [value])

/** EPUB Accessibility 1.1. Only what is true of this file: one picture without words, and it is not claimed to conform. */
function accessibility({ publication }: Book, { pages, allDescribed, hasCover }: Facts, words: Words): Xml[] {
  const isSeen = hasCover || pages.some(({ hasDrawing, markup }) => hasDrawing || markup.includes('<img'))
  const modes = isSeen ? ['textual', 'visual'] : ['textual']
  const sufficient = [...(allDescribed ? ['textual'] : []), ...(isSeen ? ['textual,visual'] : [])]
  const features = [
    'structuralNavigation',
    'tableOfContents',
    'readingOrder',
    'displayTransformability',
    ...(isSeen && allDescribed ? ['alternativeText'] : []),
    'unlocked',
  ]
  return [
    ...modes.map((mode) => meta('schema:accessMode', mode)),
    ...sufficient.map((mode) => meta('schema:accessModeSufficient', mode)),
    ...features.map((feature) => meta('schema:accessibilityFeature', feature)),
    meta('schema:accessibilityHazard', 'none'),
    meta('schema:accessibilitySummary', words.t(allDescribed ? 'epub.access' : 'epub.accessPartly'), {
      'xml:lang': words.locale,
    }),
    ...(allDescribed
      ? [
          meta('dcterms:conformsTo', 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA', { id: 'conformance' }),
          meta('a11y:certifiedBy', publication.legalName || publication.name, { refines: '#conformance' }),
        ]
      : []),
  ]
}
