import type { Child } from 'hono/jsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import { ALMANAC_PATH, pathOfDay } from '../entries/entries.module.ts'
import { LeafDate } from './leafDate.view.tsx'
import type { LeafFacts } from './leafFacts.ts'
import { Sources } from './sources.view.tsx'

export type SmallLeafProps = {
  words: Words
  entry: LeafFacts
  /** Where it was. */
  map?: Child
  /** Its letter's sign-up. */
  box?: Child
  /** Where there is less room: how it begins. The rest, and who says so, is on its own page. */
  beginning?: string
}

/** Today's leaf where it stands among other things: on the front, and below articles with the sign-up of its letter. */
export function SmallLeaf({ words, entry, map, box, beginning }: SmallLeafProps) {
  const foreign = foreignLanguage(entry.language, words)
  return (
    <section class={`small-leaf${box ? ' small-leaf-boxed' : ''}`} aria-labelledby="this-happened">
      <div class="small-leaf-date">
        <h2 class="kicker" id="this-happened">
          <a href={ALMANAC_PATH}>{words.t('almanac.name')}</a>
        </h2>
        <p>
          <LeafDate words={words} day={entry} year={entry.year} />
        </p>
      </div>
      <div class="small-leaf-text">
        <h3 class="small-leaf-headline" {...foreign}>
          <a href={pathOfDay(entry)}>{entry.headline}</a>
        </h3>
        <div class="leaf-body" {...foreign}>
          {beginning === undefined ? entry.text : <p>{beginning}</p>}
        </div>
        {beginning === undefined && <Sources words={words} sources={entry.sources} />}
      </div>
      {map && <div class="small-leaf-place">{map}</div>}
      {box && <div class="small-leaf-letter article-boxes">{box}</div>}
    </section>
  )
}
