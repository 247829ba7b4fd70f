import { html } from 'hono/html'
import type { Block } from '../../articles/store/store.module.ts'
import { directionOf } from '../../design/words/words.ts'
import { absoluteUrl } from '../../platform/http.ts'
import type { BlockOptions } from './blockOptions.ts'
import type { DrawingDeps } from './deps.ts'
import { letterBlock } from './letterBlocks.view.tsx'
import type { LetterArticle } from './letterDocument.ts'
import { LetterMail, LetterMasthead } from './letterMail.view.tsx'
import { pictureFile } from './pictureFile.ts'

/**
 * One article as the lead of a letter, by the pieces that letters are drawn with; it goes to nobody. `whole`: its text,
 * where whoever gets the letter may read it there.
 */
export async function drawAlone(
  deps: Pick<DrawingDeps, 'db' | 'site' | 'languages' | 'publication' | 'media'>,
  article: LetterArticle,
  whole: readonly Block[] | undefined,
): Promise<string> {
  const words = deps.languages.own()
  const { name, zone } = deps.publication.facts()
  const url = (path: string) => absoluteUrl(deps.site, path)
  const ids = (whole ?? []).flatMap((block) => (block.type === 'picture' ? [block.attrs.pictureId] : []))
  const pictures = await deps.media.findPictures(deps.db, ids)
  const options: BlockOptions = {
    words,
    language: article.language,
    direction: directionOf(article.language),
    zone,
    standing: whole ? 'subscriber' : 'visitor',
    url,
    // Nobody follows it: it may not stand there yet.
    articleUrl: () => '#',
    pictureUrl: (picture) => url(pictureFile(picture)),
    sponsorOf: () => undefined,
    leaf: false,
    whole: () => whole,
    picture: (id) => {
      const found = pictures.get(id)
      return found && { url: url(pictureFile(found)), width: found.width, height: found.height }
    },
    box: undefined,
  }
  const day = Temporal.Instant.from(article.published).toZonedDateTimeISO(zone).toPlainDate()
  const mail = (
    <LetterMail
      words={words}
      language={article.language}
      direction={directionOf(article.language)}
      subject={article.headline}
      previewText={article.standfirst ?? ''}
      masthead={
        <LetterMasthead
          name={name}
          url={url('/')}
          publication={name}
          date={words.day(day, 'weekday')}
          readOnWeb={{ url: '#', label: words.t('letter.onTheWeb') }}
        />
      }
      foot={null}
      opened={undefined}
    >
      {letterBlock({ type: 'lead', article, ...(whole && { whole: true as const }) }, options)}
    </LetterMail>
  )
  return html`<!doctype html>${mail}`.toString()
}
