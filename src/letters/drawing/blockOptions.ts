import type { Block } from '../../articles/store/store.module.ts'
import type { LetterStanding } from './letter.ts'
import type { LetterArticle, LetterPicture } from './letterDocument.ts'
import type { WrittenOptions } from './writtenBlocks.view.tsx'

/** What blocks are drawn with, in whichever face: words, addresses, and what only some may read. */
export type BlockOptions = WrittenOptions & {
  /** Of what was written. */
  language: string
  zone: string
  standing: LetterStanding
  /** The whole text of an article, where this standing may read it and the letter is to carry it. */
  whole(article: LetterArticle): readonly Block[] | undefined
  articleUrl(article: LetterArticle): string
  /** Who paid for it, where somebody did. */
  sponsorOf(article: LetterArticle): string | undefined
  pictureUrl(picture: LetterPicture): string
  box: LetterBox | undefined
  /** The letter is a leaf of the calendar: its day stands above, the year belongs to it. */
  leaf: boolean
}

/** What somebody in this standing may want to know. */
export type LetterBox = { heading: string; text: string; button: { label: string; url: string } }

/** What an advertiser has booked in the letter of a day, or the house says there. */
export type LetterNoticeMatter = {
  /** What it is, and whose. */
  label: string
  headline: string
  text: string
  button: string
  url: string
  picture?: { url: string; alt: string; width: number; height: number }
}
