import type { Context } from 'hono'
import { type ArticleMemory, findLeadPictures, listArticles, makeTeaser } from '../articles/articles.module.ts'
import type { KeptPages } from '../design/shell.ts'
import type { Media } from '../media/media.module.ts'
import type { Database } from '../platform/database.ts'
import type { Publication } from '../publication/publication.module.ts'
import { FrontView } from './front.view.tsx'
import { planFront } from './frontPlan.rule.ts'

export type FrontPageDeps = {
  db: Database
  pages: KeptPages
  media: Media
  memory: ArticleMemory
  publication: Publication
}

/** Enough for every section to have its own pieces below the first screen. */
const NEWEST = 60

export function createFrontPage({ db, pages, media, memory, publication }: FrontPageDeps) {
  const show = (c: Context) => pages.shared(c, { key: `front ${memory.changes()} ${publication.today().year}`, make })

  async function make() {
    const { language, zone } = publication.facts()
    const today = publication.today()
    const sections = publication.sections().filter((section) => section.inNavigation)
    const newest = await listArticles(db, { by: 'all' }, { language, limit: NEWEST })
    const pictures = await findLeadPictures(db, media, newest)
    const plan = planFront(
      newest.map((article) => ({
        id: article.id,
        section: article.section.slug,
        hasPicture: article.leadPicture !== undefined,
        frontLead: article.frontLead,
        teaser: makeTeaser(article, pictures, { language, zone, today }),
      })),
      sections.map((section) => section.slug),
    )
    const named = new Map(sections.map((section) => [section.slug, section]))
    return {
      path: '/',
      look: 'front' as const,
      body: (
        <FrontView
          words={pages.words}
          zone={zone}
          {...(plan.lead && { lead: plan.lead.teaser })}
          second={plan.second.map((item) => item.teaser)}
          latest={plan.latest.map((item) => item.teaser)}
          sections={plan.sections.map(({ section, items }) => ({
            section: { name: named.get(section)?.name ?? section, url: `/section/${section}` },
            description: named.get(section)?.description ?? '',
            items: items.map((item) => item.teaser),
          }))}
        />
      ),
    }
  }

  return { show }
}
