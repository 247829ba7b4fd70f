import type { Child } from 'hono/jsx'
import { unreachable } from '../../platform/errors.ts'
import { drawColophon, type FacesUsed } from './colophon.view.tsx'
import { type CoverPicture, drawContents, drawCover } from './front.view.tsx'
import { drawAlmanac, drawLetter, drawQuiz, drawWorld } from './matter.view.tsx'
import { drawOpener, hasMap } from './opener.view.tsx'
import { outlineOf } from './outline.rule.ts'
import { drawPiece } from './piece.view.tsx'
import { around, tongue } from './said.view.tsx'
import type { DrawnPage, Page, Setting } from './setting.ts'
import { html } from './xml.view.tsx'

export type Drawing = { pages: readonly Page[]; cover: CoverPicture; faces: FacesUsed; setting: Setting }

/** One document of the file, with a quiet link to the next at its end. */
export function drawPage(page: Page, drawing: Drawing): DrawnPage {
  const { pages, setting } = drawing
  const next = page.kind === 'cover' ? undefined : pages[pages.indexOf(page) + 1]
  const body = (
    <body class={page.kind === 'cover' ? 'cover' : undefined}>
      <main>
        {drawBody(page, drawing)}
        {next && drawNext(next, page, setting)}
      </main>
    </body>
  )
  const head = { language: page.language, title: page.title, style: '../style.css' }
  return {
    ...page,
    markup: html(head, { markup: String(body) }),
    hasDrawing: page.part?.kind === 'opener' && hasMap(page.part),
  }
}

function drawBody({ part, kind }: Page, { pages, cover, faces, setting }: Drawing): Child {
  if (!part) return kind === 'cover' ? drawCover(cover) : drawContents(outlineOf(pages), pages, setting)
  switch (part.kind) {
    case 'letter':
      return drawLetter(part, setting)
    case 'opener':
      return drawOpener(part, setting)
    case 'piece':
      return drawPiece(part, setting)
    case 'world':
      return drawWorld(part, setting)
    case 'almanac':
      return drawAlmanac(part, setting)
    case 'quiz':
      return drawQuiz(part, setting)
    case 'colophon':
      return drawColophon(part, faces, setting)
    default:
      return unreachable(part)
  }
}

function drawNext(next: Page, page: Page, { words, book }: Setting): Child {
  const { language } = book.publication
  return (
    <p class="next" {...tongue(language, page.language)}>
      <a href={next.file}>
        {around(
          (mark) => words.t('epub.next', { title: mark }),
          <bdi {...tongue(next.language, language)}>{next.title}</bdi>,
        )}
      </a>
    </p>
  )
}
