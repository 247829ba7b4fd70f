import type { Child } from 'hono/jsx'
import type { Link } from '../parts/teaser.view.tsx'
import type { Words } from '../words/words.ts'
import type { OpenGraph } from './openGraph.view.tsx'
import type { Look, Viewer } from './shell.ts'

/** What every page says of the publication. */
export type FrameFacts = {
  name: string
  /** The promise above all pages. */
  promise: string
  description?: string
  language: string
  zone: string
  sections: readonly (Link & { slug: string; description?: string })[]
  aboutPages: readonly Link[]
  newsletters: readonly Link[]
  /** The letter promised above all pages; its form posts to `url`. */
  dailyLetter?: { name: string; url: string }
  /** Where today's leaf of the almanac is, if there is an almanac. */
  almanac?: string
  /** Where the shelf of the magazine is, once an issue has come out. */
  magazine?: string
  /** Cities of the line of local times, in the order in which they stand. */
  clocks: readonly { name: string; zone: string }[]
  legalName?: string
  address?: string
  /** Where machines read what they may do with these pages. */
  license?: string
}

/** Where fingerprinted files are; made by `buildAssets`. */
export type AssetLinks = {
  url(name: string): string
  fontPreloads: readonly string[]
}

/** The same page in a language of the interface. */
export type Twin = { language: string; url: string; isOwn: boolean }

export type PageProps = {
  words: Words
  /** Every language of the interface, to choose from. */
  languages: readonly Words[]
  twins?: readonly Twin[]
  facts: FrameFacts
  assets: AssetLinks
  viewer: Viewer
  /** Without the publication's name; the front passes none. */
  title?: string
  description?: string
  canonical?: string
  robots?: string
  /** Of what the page is about, where that is not the interface's. */
  language?: string
  openGraph?: OpenGraph
  jsonLd?: object
  /** Further `<link>` and `<meta>` elements: alternates, preloads of a lead picture. */
  head?: Child
  /** Islands beside the local times, by file name: 'stream'. */
  islands?: readonly string[]
  /** The slug of the section this page stands in. */
  section?: string
  /** Where the feeds of this page's articles stand, without a slash at the end. */
  feed?: string
  /** The path to come back to after signing in. */
  returnTo?: string
  /** Fonts for scripts beyond Latin: a stylesheet of this page's own, loaded last so that it blocks nothing. */
  scriptFontStylesheet?: string
  look?: Look
  /** The day that the masthead names. */
  today?: Temporal.PlainDate
  children?: Child
}
