import type { Child } from 'hono/jsx'
import type { Link } from '../design/teaser.view.tsx'
import type { Words } from '../design/words/words.ts'

export type AboutProps = {
  words: Words
  title: string
  /** Rendered by the caller; the view styles it like an article's text. */
  body: Child
  /** All pages of this kind, this one among them. */
  pages: readonly Link[]
  url: string
}

export function AboutView({ words, title, body, pages, url }: AboutProps) {
  return (
    <div class="about">
      <nav class="about-pages" aria-label={words.t('footer.about')}>
        <ul>
          {pages.map((page) => (
            <li>
              <a href={page.url} aria-current={page.url === url ? 'page' : undefined}>
                {page.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="about-matter">
        <h1>{title}</h1>
        <div class="article-body">{body}</div>
      </div>
    </div>
  )
}
