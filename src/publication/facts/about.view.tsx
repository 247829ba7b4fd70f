import type { Child } from 'hono/jsx'
import { Published } from '../../design/parts/published.view.tsx'
import type { Link } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type AboutProps = {
  words: Words
  title: string
  /** Rendered by the caller; the view styles it like an article's text. */
  body: Child
  /** All pages of this kind, this one among them. */
  pages: readonly Link[]
  url: string
  /** Global Privacy Control was sent, and is to be said to be honored. */
  objects?: boolean
}

export function AboutView({ words, title, body, pages, url, objects }: AboutProps) {
  // A legal page is one text, in one language; nothing of it is said in another.
  const own = words.published('')
  return (
    <div class="about">
      <nav class="about-pages" aria-label={words.t('footer.about')}>
        <ul>
          {pages.map((page) => (
            <li>
              <a href={page.url} aria-current={page.url === url ? 'page' : undefined}>
                <Published words={words} text={page.name} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="about-matter">
        <h1>
          <Published words={words} text={title} />
        </h1>
        {objects && <p class="about-signal">{words.t('privacy.gpcHeard')}</p>}
        <div class="article-body" lang={own.lang} dir={own.dir}>
          {body}
        </div>
      </div>
    </div>
  )
}
