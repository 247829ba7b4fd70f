import type { Book } from '../book/book.module.ts'
import { identifyBook } from './identifyBook.ts'
import type { OutlineEntry } from './outline.rule.ts'
import { element, type Xml, xmlDocument } from './xml.view.tsx'

/** The table of contents of the second version, which some programs and Amazon's converter still go by. */
export function writeNcx({ book, outline }: { book: Book; outline: readonly OutlineEntry[] }): string {
  let order = 0
  const points = (entries: readonly OutlineEntry[]): Xml[] =>
    entries.map(({ page, below }) => {
      order++
      return element('navPoint', { id: `point-${order}`, playOrder: String(order) }, [
        element('navLabel', {}, [element('text', {}, [page.title])]),
        element('content', { src: `text/${page.file}` }),
        ...points(below),
      ])
    })
  const deep = outline.some(({ below }) => below.length > 0) ? 2 : 1
  return xmlDocument(
    element(
      'ncx',
      { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': book.publication.language },
      [
        element('head', {}, [
          element('meta', { name: 'dtb:uid', content: identifyBook(book) }),
          element('meta', { name: 'dtb:depth', content: String(deep) }),
          element('meta', { name: 'dtb:totalPageCount', content: '0' }),
          element('meta', { name: 'dtb:maxPageNumber', content: '0' }),
        ]),
        element('docTitle', {}, [element('text', {}, [book.issue.title])]),
        element('navMap', {}, points(outline)),
      ],
    ),
  )
}
