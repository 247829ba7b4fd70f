import type { ArticleDraft } from '../../articles/store/store.module.ts'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import { slugOf } from '../../publication/facts/facts.module.ts'
import type { FileName } from '../archives/archives.module.ts'
import { dayOfAddress, daysAgo, languageTag, readMoment } from '../archives/archives.module.ts'
import { frontWordsOf } from './frontWords.rule.ts'
import { keysOf, type Pick } from './keys.rule.ts'
import { isNo, isYes, whyNotPublic } from './publicness.rule.ts'
import { whenPublished } from './published.rule.ts'
import { type FrontMatter, isBlank, said } from './saying.rule.ts'
import { nameFromSlug, titleFromSlug } from './title.rule.ts'

export type ImportOptions = {
  /** Which archive it is, where what it holds does not tell. */
  archive?: string
  section?: string
  language?: string
  terms?: ArticleTerms
  dryRun?: boolean
}

export type WantedLeadPicture = { src: string; alt: string; caption?: string; credit?: string }

/** All that a file's front matter and name say; its body, and whether its pictures are there, come later. */
export type ArticleFacts = Omit<ArticleDraft, 'body' | 'leadPicture' | 'headline' | 'importKey' | 'importDigest'> & {
  headline: string | undefined
  sectionName: string
  picture: WantedLeadPicture | undefined
  /** On which it was published, in the publication's zone. */
  day: string
  /** The same for its variants in other files. */
  twinKey: string
  /** Addresses it had before, lower case, without a slash at the end. */
  olderAddresses: string[]
  isRelativeToNow: boolean
  /** The same for when it was updated. */
  isUpdatedFromNow: boolean
}

export type ReadFacts = { kind: 'facts'; facts: ArticleFacts; notes: string[] } | { kind: 'refused'; reason: string }

export type FactsContext = {
  /** Of the file, below the imported folder. */
  path: string
  /** The imported folder's own name: what lies in `_drafts` was never public. */
  folder?: string
  name: FileName
  options: ImportOptions
  zone: string
  language: string
  now: Temporal.Instant
  /** The words of a line that may carry Markdown, HTML or template tags. */
  words(line: string): string
}

const DEFAULT_SECTION = 'from-the-archive'

export function factsOf(data: FrontMatter, context: FactsContext): ReadFacts {
  const notes: string[] = []
  const keys = keysOf(data)
  const { pick } = keys
  const line = (...wanted: string[]) => lineOf(pick(...wanted), context.words)

  const named = context.name
  if (named.isList) return { kind: 'refused', reason: 'it lists other pages and is no article' }
  const hidden = whyNotPublic(
    pick,
    context.folder === undefined ? context.path : `${context.folder}/${context.path}`,
    (value) => Boolean(readMoment(value, context.zone)),
  )
  const chosenSlug = textOf(pick('slug'))
  const isPath = chosenSlug?.includes('/') ?? false
  const address = isPath ? chosenSlug : addressOf(pick)
  const namedDay = named.day ?? dayOfAddress(textOf(address) ?? '')
  const moment = whenPublished(pick, namedDay, context, notes)
  if (moment.kind === 'undated') {
    return {
      kind: 'refused',
      reason: 'no date: neither a `date` that can be read nor a day in the file’s name or address',
    }
  }
  const notPublic = hidden ?? moment.unreadable
  if (notPublic !== undefined) notes.push(`it is a draft here, as it was not public: ${notPublic}`)

  const permalink = permalinkOf(address, notes)
  const chosen = (isPath ? undefined : chosenSlug) ?? permalink?.slug
  const slug = slugOf(chosen ?? named.stem) || slugOf(textOf(data.title) ?? '')
  if (slug === '') return { kind: 'refused', reason: 'no letter or number to make an address of' }

  const byWords = isOfJekyll(data, context)
  const groups = [pick('section'), pick('category'), split(pick('categories'), byWords)].flatMap(listOf)
  const ownSection = groups.find((name) => slugOf(name) !== '')
  const wantedSection = ownSection ?? context.options.section ?? DEFAULT_SECTION
  const redirectFrom = addressesOf(
    [
      permalink?.path,
      ...namedAddresses(named, context.language),
      ...redirectsOf(pick('redirect_from')),
      ...redirectsOf(pick('aliases', 'alias')).flatMap((alias) => aliasAddresses(alias, named.key)),
    ],
    notes,
  )
  const updated = pick('updated', 'last_modified_at', 'lastmod', 'modified', 'last_updated', 'date_modified')
  const ago = pick('updated_days_ago')
  // The sample's, beside its `days_ago`.
  const updatedAgo = typeof ago === 'number' && ago >= 0 ? daysAgo(ago, context.now, context.zone) : undefined
  const updatedAt = isBlank(updated) ? updatedAgo : readMoment(updated, context.zone)
  if (!isBlank(updated) && !updatedAt) notes.push(`updated is no date: ${said(updated)}`)
  const kicker = line('kicker')
  const standfirst = line('description', 'excerpt', 'standfirst', 'summary', 'teaser', 'subtitle', 'og_summary')
  const original = originalOf(pick, notes)
  const variantOf = textOf(pick('translation_of'))
  const facts: ArticleFacts = {
    headline: titleOf(pick('title'), context.words),
    slug,
    day: namedDay ?? dayIn(moment.instant, context.zone),
    twinKey: textOf(pick('translationKey', 'lang_ref', 'ref', 'page_id')) ?? `/${named.key}`,
    section: slugOf(wantedSection),
    sectionName: titleFromSlug(wantedSection),
    language:
      languageOf(pick('lang', 'language', 'locale'), notes) ??
      (named.language === undefined ? undefined : languageTag(named.language)) ??
      context.options.language ??
      context.language,
    terms: termsOf(pick('access'), notes) ?? context.options.terms ?? 'metered',
    ...(kicker ? { kicker } : {}),
    ...(standfirst ? { standfirst } : {}),
    authors: unique(namesOf(pick('authors', 'author'), context.words).map(nameFromSlug)),
    // An article stands in one section; what else it was filed under is what it is tagged with.
    tags: unique(
      [
        ...listOf(split(pick('tags'), byWords)),
        ...listOf(pick('tag')),
        ...groups.filter((name) => name !== ownSection),
      ].map(tagOf),
    ),
    places: placesOf(pick('place', 'places'), notes),
    firstPublished: moment.instant,
    ...(updatedAt ? { updated: updatedAt } : {}),
    ...(original ? { original } : {}),
    ...(variantOf ? { variantOf: slugOf(variantOf) } : {}),
    olderAddresses: redirectFrom.map((path) => path.toLowerCase()),
    redirectFrom: [...new Set([...redirectFrom, ...redirectFrom.map((path) => path.toLowerCase())])],
    ...(moment.expires ? { expires: moment.expires } : {}),
    status: notPublic === undefined ? 'published' : 'draft',
    ...(isYes(pick('lead')) ? { frontLead: true } : {}),
    // Elsewhere the word names one: it is kept, and says nothing of rights.
    ...(isYes(data.magazine) || isNo(data.magazine) ? { inMagazine: isYes(pick('magazine')) } : {}),
    ...frontWordsOf(line, notes),
    isRelativeToNow: moment.isRelativeToNow,
    isUpdatedFromNow: updatedAt !== undefined && updatedAt === updatedAgo,
    picture: pictureOf(pick, context.words),
    extra: {},
  }
  facts.extra = extraOf(data, keys.unused(), notes)
  return { kind: 'facts', facts, notes }
}

function pictureOf(pick: Pick, words: FactsContext['words']): WantedLeadPicture | undefined {
  const value = pick('image', 'hero')
  const alt = pick('image_alt')
  const caption = pick('image_caption', 'image_figcaption')
  const credit = pick('image_credit')
  const [first] = Array.isArray(value) ? value : [value]
  const inside: FrontMatter = typeof first === 'object' && first !== null ? (first as FrontMatter) : { src: first }
  const src = ['path', 'src', 'url', 'feature'].map((key) => textOf(inside[key])).find(Boolean)
  if (!src) return undefined
  const ownAlt = lineOf(alt ?? inside.alt, words) ?? ''
  const ownCaption = lineOf(caption ?? inside.caption, words)
  const ownCredit = lineOf(credit ?? inside.credit, words)
  return {
    src,
    alt: ownAlt,
    ...(ownCaption ? { caption: ownCaption } : {}),
    ...(ownCredit ? { credit: ownCredit } : {}),
  }
}

function originalOf(pick: Pick, notes: string[]): ArticleDraft['original'] {
  const source = textOf(pick('source'))
  const url = textOf(pick('original_url', 'external_url'))
  const language = languageOf(pick('original_language'), notes)
  const translator = textOf(pick('translator'))
  const isWebAddress = url !== undefined && /^https?:\/\/[^\s"<>\\]+$/i.test(url) && URL.canParse(url)
  if (url && !isWebAddress) notes.push(`original_url is no web address: ${said(url)}`)
  const original = {
    ...(source && slugOf(source) !== '' ? { source: slugOf(source), sourceName: nameFromSlug(source) } : {}),
    ...(isWebAddress ? { url } : {}),
    ...(language ? { language } : {}),
    ...(translator ? { translator: nameFromSlug(translator) } : {}),
  }
  return Object.keys(original).length > 0 ? original : undefined
}

/** A title is words; only one that carries markup or entities is read as such. */
function titleOf(value: unknown, words: FactsContext['words']): string | undefined {
  const title = textOf(value)
  if (title === undefined) return undefined
  return /<[a-z/!]|&(?:#\w+|\w+);|\{[{%]/i.test(title) ? words(title) || undefined : title
}

function lineOf(value: unknown, words: FactsContext['words']): string | undefined {
  const text = textOf(value)
  return text === undefined ? undefined : words(text) || undefined
}

/** Text on one line, also of a number; undefined for nothing. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  // Control characters can neither be stored nor shown.
  const text = String(value)
    .replace(/\p{Cc}|\s/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return text === '' ? undefined : text
}

/** Jekyll takes `categories: jekyll update` and `tags: a b` for two each; everybody else for one. */
function isOfJekyll(data: FrontMatter, { path, folder, name }: FactsContext): boolean {
  const isPost = folder === '_posts' || /(?:^|\/)_(?:posts|drafts)\//.test(path)
  return isPost || (data.layout === 'post' && name.day !== undefined)
}

function split(value: unknown, byWords: boolean): unknown {
  return byWords && typeof value === 'string' && !/[,[]/.test(value) ? value.split(/\s+/) : value
}

/** A sign of networks before a tag is none of its letters. */
function tagOf(name: string): string {
  return name.replace(/^#+(?=\S)/, '')
}

function listOf(given: unknown): string[] {
  // A list that somebody quoted.
  const inside = typeof given === 'string' ? /^\s*\[(.*)\]\s*$/s.exec(given)?.[1] : undefined
  const value = inside === undefined ? given : inside.replace(/["']/g, '')
  if (typeof value === 'string' && value.includes(',')) return value.split(',').flatMap((part) => textOf(part) ?? [])
  return (Array.isArray(value) ? value : [value]).flatMap((item) => textOf(item) ?? [])
}

/** Names may be a list, one name, or several after commas; a name itself may hold one only beside a single word. */
function namesOf(value: unknown, words: FactsContext['words']): string[] {
  // A lone dash stands for nobody.
  const isName = (name: string) => /[\p{L}\p{N}\p{S}]/u.test(name)
  if (typeof value === 'string') {
    const parts = listOf(words(value))
      .filter(isName)
      .flatMap((part) => {
        const names = part.split(/\s+(?:&|and)\s+/)
        return names.every((name) => name.includes(' ')) ? names : [part]
      })
    return parts.every((part) => part.includes(' ')) ? parts : [textOf(words(value)) ?? ''].filter(isName)
  }
  const entries = Array.isArray(value) ? value : [value]
  return entries
    .flatMap((entry) => textOf(typeof entry === 'object' && entry !== null ? (entry as FrontMatter).name : entry) ?? [])
    .map(words)
    .filter(isName)
}

function redirectsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => textOf(item) ?? [])
}

/** What the file's name made an address of: Jekyll's and Hexo's by its day, Hugo's by its folders, below its language. */
function namedAddresses({ day, stem, key, language }: FileName, own: string): (string | undefined)[] {
  // The language of most articles of a site has, in most programs, no part in their addresses.
  const isOwn = language === undefined || language.slice(0, 2) === own.slice(0, 2)
  return [...(isOwn ? [''] : []), ...(language === undefined ? [] : [`/${language}`])].flatMap((below) => [
    day && stem && `${below}/${day.replaceAll('-', '/')}/${asPath(stem)}`,
    day && stem && `${below}/${day.slice(0, 7).replace('-', '/')}/${asPath(stem)}`,
    /^\D|\//.test(key) ? `${below}/${asPath(key)}` : undefined,
  ])
}

/** Signs that would end a path, or begin another's letter. */
const asPath = (name: string) => name.replace(/[%?#]/g, encodeURIComponent)

/** Hugo's aliases without a slash are beside the page, Zola's below the root. */
function aliasAddresses(alias: string, key: string): string[] {
  if (/^(?:\/|https?:)/.test(alias)) return [alias]
  const folder = key.replace(/[^/]*$/, '')
  return folder === '' ? [alias] : [alias, folder + alias]
}

/** Where it says that it stands: Jekyll's permalink, Hugo's url, Gatsby's and Zola's path. */
function addressOf(pick: Pick): unknown {
  const permalink = pick('permalink')
  if (!isBlank(permalink)) return permalink
  const others = [pick('url'), pick('path')].map(textOf)
  return others.find((text) => text !== undefined && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(text))
}

function dayIn(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString()
}

function permalinkOf(value: unknown, notes: string[]): { path: string; slug: string } | undefined {
  const text = textOf(value)
  if (text === undefined) return undefined
  const path = text.replace(/(?:\/index)?\.html?$/i, '').replace(/\/+$/, '')
  const slug = path.replace(/^.*\//, '')
  if (/[:{]/.test(path) || slugOf(slug) === '') {
    notes.push(`the permalink ${said(text)} is a pattern, not an address`)
    return undefined
  }
  return { path, slug }
}

/** Paths of this site without a slash at the end; of a whole address only its path counts. */
function addressesOf(wanted: ReadonlyArray<string | undefined>, notes: string[]): string[] {
  const paths = new Set<string>()
  for (const address of wanted) {
    if (!address) continue
    const url = URL.parse(
      address.startsWith('/') ? address : `/${address}`.replace(/^\/(?=https?:)/, ''),
      'http://site.invalid',
    )
    const path =
      url &&
      decoded(url.pathname)
        .replace(/\/{2,}/g, '/')
        .replace(/\/$/, '')
    if (!path || path.length > 500) notes.push(`no address to redirect from: ${said(address)}`)
    else paths.add(path)
  }
  return [...paths]
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function placesOf(value: unknown, notes: string[]): ArticleDraft['places'] {
  if (isBlank(value)) return []
  return (Array.isArray(value) ? value : [value]).flatMap((entry) => {
    const { country, city, latitude, longitude } = (
      typeof entry === 'object' && entry !== null ? entry : {}
    ) as FrontMatter
    const code = textOf(country)?.toUpperCase() ?? ''
    if (!/^[A-Z]{2}$/.test(code)) {
      notes.push(`a place needs a country as two letters: ${said(entry)}`)
      return []
    }
    const name = textOf(city)
    const point = pointOf(latitude, longitude)
    if (!point && (latitude !== undefined || longitude !== undefined))
      notes.push(`a place's latitude and longitude are degrees, north and east of zero: ${said(entry)}`)
    return [{ country: code, ...(name ? { city: name } : {}), ...(point && { point }) }]
  })
}

function pointOf(latitude: unknown, longitude: unknown) {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}

function languageOf(value: unknown, notes: string[]): string | undefined {
  const text = textOf(value)
  if (text === undefined) return undefined
  const tag = languageTag(text)
  if (tag === undefined) notes.push(`no language has the tag ${said(text)}`)
  return tag
}

const TERMS: readonly ArticleTerms[] = ['free', 'metered', 'registered', 'subscribers']

function termsOf(value: unknown, notes: string[]): ArticleTerms | undefined {
  if (isBlank(value)) return undefined
  const terms = TERMS.find((known) => known === textOf(value)?.toLowerCase())
  if (!terms) notes.push(`access is none of ${TERMS.join(', ')}: ${said(value)}`)
  return terms
}

/** What nobody asked for is kept as JSON can hold it, and named. */
function extraOf(data: FrontMatter, unknown: string[], notes: string[]): Record<string, unknown> {
  if (unknown.length > 0) notes.push(`kept without a use: ${unknown.sort().join(', ')}`)
  const json = JSON.stringify(Object.fromEntries(unknown.map((key) => [key, data[key]])), (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  return JSON.parse(json.replace(/\\u0000/g, '')) as Record<string, unknown>
}

function unique(texts: readonly string[]): string[] {
  const seen = new Set<string>()
  return texts.filter((text) => {
    const key = text.toLowerCase()
    return text !== '' && !seen.has(key) && seen.add(key)
  })
}
