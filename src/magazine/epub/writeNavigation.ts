import type { Words } from '../../design/words/words.ts'
import type { Book } from '../book/book.module.ts'
import type { OutlineEntry } from './outline.rule.ts'
import type { Page } from './setting.ts'
import { element, html, type Xml } from './xml.view.tsx'

type Titled = { book: Book; pages: readonly Page[]; outline: readonly OutlineEntry[]; words: Words }

/** The contents as a program shows them, in reading order, and the landmarks. */
export function writeNavigation({ book, pages, outline, words }: Titled): string {
  const { language } = book.publication
  const address = (page: Page) => `text/${page.file}`
  const list = (entries: readonly OutlineEntry[]): Xml =>
    element(
      'ol',
      {},
      entries.map(({ page, below }) => {
        const tongue = page.language === language ? {} : { lang: page.language, 'xml:lang': page.language }
        const link = element('a', { href: address(page), ...tongue }, [page.title])
        return element('li', {}, below.length > 0 ? [link, list(below)] : [link])
      }),
    )
  const first = pages.find(({ kind }) => kind !== 'cover' && kind !== 'contents')
  const landmarks = [
    { type: 'cover', page: pages.find(({ kind }) => kind === 'cover') },
    { type: 'toc', page: pages.find(({ kind }) => kind === 'contents') },
    { type: 'bodymatter', page: first },
  ].flatMap(({ type, page }) =>
    page ? [element('li', {}, [element('a', { 'epub:type': type, href: address(page) }, [page.title])])] : [],
  )
  return html(
    { language, title: book.issue.title, style: 'style.css' },
    element('body', {}, [
      element('nav', { 'epub:type': 'toc', id: 'toc', role: 'doc-toc' }, [
        element('h1', {}, [words.t('epub.contents')]),
        list(outline),
      ]),
      element('nav', { 'epub:type': 'landmarks', id: 'landmarks', 'aria-label': words.t('epub.places') }, [
        element('ol', {}, landmarks),
      ]),
    ]),
  )
}
