import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { KeptPages } from '../../design/frame/shell.ts'
import { notFound } from '../../platform/errors.ts'
import { AboutView } from './about.view.tsx'
import type { Publication } from './publication.ts'

/** Fulfilled by compose with the articles module: a legal page is an article document, checked when it was stored. */
export type DocumentRenderer = (document: unknown) => Child

/** The page that says what becomes of what is known of readers: it answers Global Privacy Control. */
const PRIVACY = 'privacy'

export function createAboutPage(deps: {
  publication: Publication
  pages: KeptPages
  renderDocument: DocumentRenderer
}) {
  const { publication, pages } = deps
  return {
    /** GET /about/:slug */
    show(c: Context) {
      const all = publication.aboutPages()
      const page = all.find(({ slug }) => slug === c.req.param('slug'))
      if (!page) throw notFound('page-unknown', 'There is no page at this address.')
      const path = `/about/${page.slug}`
      const isPrivacy = page.slug === PRIVACY
      const objects = isPrivacy && c.req.header('sec-gpc') === '1'
      return pages.shared(c, {
        key: objects ? 'about gpc' : 'about',
        version: '',
        ...(isPrivacy && { vary: 'Sec-GPC' }),
        make: async () => ({
          title: pages.words.published(page.title).text,
          path,
          body: (
            <AboutView
              words={pages.words}
              title={page.title}
              body={deps.renderDocument(page.document)}
              pages={all.map(({ slug, title }) => ({ name: title, url: `/about/${slug}` }))}
              url={path}
              objects={objects}
            />
          ),
        }),
      })
    },
  }
}
