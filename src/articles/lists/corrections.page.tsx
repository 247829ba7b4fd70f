import type { Context } from 'hono'
import type { KeptPages } from '../../design/frame/shell.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { listCorrections } from './corrections.sql.ts'
import { CorrectionsView } from './corrections.view.tsx'

const PATH = '/corrections'
const PER_PAGE = 50

export type CorrectionsPageDeps = {
  db: Database
  pages: KeptPages
  memory: ArticleMemory
  publication: Publication
}

/** What the publication got wrong, and what is right: everything, newest first. */
export function createCorrectionsPage({ db, pages, memory, publication }: CorrectionsPageDeps) {
  return {
    /** GET /corrections?before= */
    show(c: Context): Promise<Response> {
      const said = c.req.query('before')
      if (said !== undefined && !/^[1-9]\d{0,14}$/.test(said)) throw unknownPage()
      const before = said === undefined ? undefined : Number(said)
      return pages.shared(c, {
        key: `corrections ${said ?? ''}`,
        version: memory.pages.versionOf(`corrections ${pages.words.locale} ${said ?? ''}`, 'all'),
        async make() {
          const found = await listCorrections(db, before, PER_PAGE + 1)
          if (before !== undefined && found.length === 0) throw unknownPage()
          const corrections = found.slice(0, PER_PAGE)
          const last = found.length > PER_PAGE ? corrections.at(-1) : undefined
          return {
            title: pages.words.t('article.corrections'),
            path: said === undefined ? PATH : `${PATH}?before=${said}`,
            body: (
              <CorrectionsView
                words={pages.words}
                zone={publication.facts().zone}
                corrections={corrections}
                older={last && `${PATH}?before=${last.id}`}
                newest={before === undefined ? undefined : PATH}
              />
            ),
          }
        },
      })
    },
  }
}

const unknownPage = () => notFound('page-unknown', 'There is no page at this address.')
