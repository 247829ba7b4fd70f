import { type ArticleRendering, renderArticle } from '../../articles/page/page.module.ts'
import type { AssetLinks } from '../../design/frame/page.ts'
import type { Words } from '../../design/words/words.ts'
import { asLetterArticles } from '../../letters/composing/composing.module.ts'
import { drawAlone } from '../../letters/drawing/drawing.module.ts'
import { Grant, Sealed } from '../../paywall/decisions/decisions.module.ts'
import { drawPiece } from './drawPiece.tsx'
import type { PreviewedArticle } from './previewArticle.ts'
import type { PreviewDeps } from './previewDeps.ts'
import { drawDocument, markMail } from './previewDocument.view.tsx'
import { accessAs, type PreviewedAs } from './shownAs.rule.ts'

export const PREVIEWED_ON = ['phone', 'page', 'mail', 'magazine'] as const
export type PreviewedOn = (typeof PREVIEWED_ON)[number]

export type Previewed = { as: PreviewedAs; on: PreviewedOn; words: Words; assets: Pick<AssetLinks, 'url'> }

/** The document that a preview shows: of what stands at the desk, by what draws the published. No script is in it. */
export async function drawPreview(
  deps: PreviewDeps,
  previewed: PreviewedArticle,
  shown: Previewed,
  now: Temporal.Instant,
): Promise<string> {
  const { words, assets } = shown
  const mark = words.t(previewed.isPublished ? 'preview.markPublished' : 'preview.mark')
  const { record } = previewed
  switch (shown.on) {
    case 'phone':
    case 'page':
      return drawPage(deps, previewed, shown, mark, now)
    case 'mail': {
      const [article] = await asLetterArticles(deps, [record])
      if (!article) throw new Error('an article has no letter of its own')
      const whole = shown.as === 'subscriber' ? previewed.document.content : undefined
      return markMail(await drawAlone(deps, article, whole), mark)
    }
    case 'magazine': {
      const body = await drawPiece(deps, previewed, { words, isOpen: shown.as === 'subscriber' })
      return drawDocument({ words, assets, language: record.language, title: record.headline, mark, body })
    }
  }
}

/** The article's page without what stands around it: nothing is for sale in it, and nothing leads on. */
async function drawPage(
  deps: PreviewDeps,
  { record, document }: PreviewedArticle,
  { as, words, assets }: Previewed,
  mark: string,
  now: Temporal.Instant,
): Promise<string> {
  const { publication, plans, paywall } = deps
  const { currency, zone } = publication.facts()
  const access = accessAs(as, record, paywall.policy(), now)
  const rendering: ArticleRendering = {
    ...deps,
    frame: {
      words,
      icon: '',
      version: () => '',
      render: ({ body, title = '', language = words.locale }) =>
        drawDocument({ words, assets, language, title, mark, body }),
    },
    memory: { body: async () => new Sealed(document, record.groupId) },
    posters: { of: () => undefined },
    notices: { on: () => ({ slots: {}, islands: [] }) },
    publication: publication.facts(),
    policy: paywall.policy(),
    offer: {
      offer: plans.offers({ currency, now, zone, trialAvailable: true }),
      benefits: plans.benefits(now, zone),
    },
  }
  const grant = Grant.forReading(access, record.groupId)
  return renderArticle(rendering, record, { access, grant, viewer: as }, { stream: [], latest: [], elsewhere: [] })
}
