import { findArticles } from '../../articles/store/store.module.ts'
import type { Words } from '../../design/words/words.ts'
import {
  type DrawingDeps,
  findWholeTexts,
  type Letter,
  type LetterBlock,
  type LetterStanding,
  shownTo,
  slugsOf,
} from '../drawing/drawing.module.ts'
import type { StoredNewsletter } from '../newsletters/newsletters.module.ts'
import { webBlocks } from './webBlocks.view.tsx'

/**
 * A letter as it is read on the web. `holder`: as whom somebody reads who comes with the letter's pass; they see what their
 * mail showed. Everybody else sees what a visitor gets by mail; of a newsletter that is not for everyone that is what stands
 * in every list anyhow, the reports it tells of; what was written stays with those it was for.
 */
export async function letterForWeb(
  deps: Pick<DrawingDeps, 'db' | 'media' | 'publication'>,
  { letter, newsletter, holder }: { letter: Letter; newsletter: StoredNewsletter; holder?: LetterStanding | undefined },
  words: Words,
) {
  const own: LetterBlock[] = letter.document.blocks.filter(
    ({ type }) => holder !== undefined || newsletter.audience === 'everyone' || type === 'lead' || type === 'list',
  )
  const standing = holder ?? 'visitor'
  const alive = await findArticles(deps.db, slugsOf(own))
  // Everybody reads the same page, subscribers too: what somebody paid for came by mail alone.
  const unpaid = alive.filter(({ sponsor }) => sponsor === undefined)
  const blocks = shownTo(own, standing, new Set(unpaid.map(({ groupId }) => groupId)))
  const wholes = await findWholeTexts(deps.db, blocks, standing)
  const written = [
    ...blocks.flatMap((block) => (block.type === 'text' ? block.content : [])),
    ...[...wholes.values()].flat(),
  ]
  const ids = [
    ...blocks.flatMap((block) => (block.type === 'lead' && block.article.picture ? [block.article.picture.id] : [])),
    ...written.flatMap((one) => (one.type === 'picture' ? [one.attrs.pictureId] : [])),
  ]
  const pictures = await deps.media.findPictures(deps.db, ids)
  const zone = newsletter.zone ?? deps.publication.facts().zone
  return {
    blocks: webBlocks(blocks, { words, zone, language: letter.language, pictures, wholes }),
    isPart: own.length < letter.document.blocks.length,
  }
}
