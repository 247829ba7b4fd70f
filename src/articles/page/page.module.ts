import type { Notices } from '../../ads/showing/showing.module.ts'
import type { Frame, PageShell } from '../../design/frame/shell.ts'
import type { Words } from '../../design/words/words.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Renditions } from '../../platform/renditions.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { createAboutPage } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { Posters } from '../posters/posters.module.ts'
import { ArticleDocumentSchema, type ArticleMemory, type BoxRenderer, renderDocument } from '../store/store.module.ts'
import { createArticlePage } from './article.page.tsx'
import { createArticleAnswers } from './createArticleAnswers.ts'
import { createGiftPage } from './gift.page.tsx'
import type { ReadNextProvider } from './readNext.ts'

export type { ArticleAnswers, ArticleRequestHeaders } from './createArticleAnswers.ts'
export type { ReadNextProvider } from './readNext.ts'
export { type ArticleRendering, renderArticle } from './renderArticle.tsx'
export type { StreamEntry } from './stream.view.tsx'

export type ArticlePagesDeps = {
  media: Media
  maps: Maps
  memory: ArticleMemory
  posters: Posters
  publication: Publication
  plans: Plans
  paywall: Paywall
  readers: Readers
  box: BoxRenderer
  renditions: Renditions
  notices: Notices
  /** Headers that every page of the site carries. */
  pageHeaders: Readonly<Record<string, string>>
  /** Fulfilled by the fronts. */
  readNextIn(frame: Frame): ReadNextProvider
}

/** An article, the gift of one, and the publication's own pages, which are documents like an article's body. */
export function createArticlePages(platform: Platform, deps: ArticlePagesDeps) {
  const { db, site, clock, clientAddressOf, browserOf } = platform
  const { publication, plans, paywall, readers, memory } = deps
  const facts = () => publication.facts()

  function answersIn(shell: PageShell) {
    return createArticleAnswers({
      ...deps,
      db,
      site,
      clock,
      frame: shell,
      publication: facts,
      tail: deps.readNextIn(shell),
      offers: {
        version: () => plans.offersVersion(clock.now(), facts().zone),
        current: async (now) => {
          const { currency, zone } = facts()
          const offer = plans.offers({ currency, now, zone, trialAvailable: true })
          return { offer, benefits: plans.benefits(now, zone) }
        },
      },
    })
  }

  const drawDocument = (words: Words) => (document: unknown) =>
    renderDocument(ArticleDocumentSchema.parse(document), {
      pictures: new Map(),
      box: deps.box,
      related: () => undefined,
      words,
    })

  return {
    pages(shell: PageShell) {
      const answers = answersIn(shell)
      return {
        article: { answers, ...createArticlePage({ db, answers, shell, clientAddressOf }) },
        gift: createGiftPage({ db, site, browserOf, shell, readers, paywall, memory, publication: facts }),
        about: createAboutPage({ publication, pages: shell, renderDocument: drawDocument(shell.words) }),
      }
    },
  }
}
