import { altProblem } from './altText.rule.ts'
import type { Found, Place, RefusedRight, SpokenRule } from './finding.ts'
import type { Contents, Passage } from './passages.rule.ts'
import { type StyleBook, styleHits } from './style.rule.ts'

/** In signs: more are cut in search results, posters and on phones. */
const MOST_OF_HEADLINE = 70

/** The facts as they stand at the desk, as far as they are judged. */
export type JudgedFacts = {
  headline: string
  kicker: string
  standfirst: string
  section: string
  places: readonly unknown[]
  leadPicture: { pictureId: string; alt: string; caption?: string; credit?: string } | null
}

/** What the library knows of a picture. */
export type KnownPicture = {
  credit: string | undefined
  isDecorative: boolean
  refused: RefusedRight | undefined
}

/** What was found at the other end of a link. */
export type LinkState =
  | { kind: 'there' | 'unknown' }
  | { kind: 'gone' | 'private'; detail: string }
  /** Of our own articles: readers find none there. */
  | { kind: 'no-article' }

/** All that what must be mended is known by. */
export type ToJudgeStrictly = {
  /** BCP 47, of the article. */
  language: string
  facts: JudgedFacts
  contents: Contents
  pictures: ReadonlyMap<string, KnownPicture>
  embargo: Temporal.Instant | undefined
  /** When it would go out. */
  at: Temporal.Instant
}

export type ToJudge = ToJudgeStrictly & {
  links: ReadonlyMap<string, LinkState>
  /** Of related articles those that readers find. */
  related: ReadonlySet<string>
  style: StyleBook
  owners: ReadonlyMap<number, string>
}

/** What somebody has to mend before an article goes out, and what somebody should; in the order of the text. */
export function judge(given: ToJudge): Found[] {
  return inOrder([...withWhatMust(given), ...ofLinks(given), ...ofPassages(given), ...ofStyle(given)])
}

/** Of the same only what somebody has to mend. */
export function judgeStrictly(given: ToJudgeStrictly): Found[] {
  return inOrder([...withWhatMust(given)].filter(({ strength }) => strength === 'must'))
}

const inOrder = (found: Found[]) =>
  found.sort((a, b) => rank(a) - rank(b) || (a.place?.from ?? -1) - (b.place?.from ?? -1))

/** Everything that can be more than advice is found here. */
function* withWhatMust(given: ToJudgeStrictly): Generator<Found> {
  yield* ofFacts(given)
  yield* ofLeadPicture(given)
  yield* ofPictures(given)
  yield* ofQuizzes(given)
}

const rank = ({ strength }: Found) => (strength === 'must' ? 0 : 1)

function* ofFacts({ facts, contents, embargo, at }: ToJudgeStrictly): Generator<Found> {
  const { headline, standfirst, section, places } = facts
  const must = { strength: 'must', where: '', judged: '' } as const
  const should = { strength: 'should', where: '', judged: '' } as const
  const length = [...headline.replaceAll('\u00AD', '').trim()].length
  if (length === 0) yield { ...must, says: { check: 'headline-missing' }, fact: 'headline' }
  if (section.trim() === '') yield { ...must, says: { check: 'section-missing' }, fact: 'section' }
  if (contents.suggestions > 0) yield { ...must, says: { check: 'suggestions-open', count: contents.suggestions } }
  if (embargo && embargo.epochNanoseconds > at.epochNanoseconds) {
    yield { ...must, says: { check: 'embargo', until: embargo } }
  }
  if (length > MOST_OF_HEADLINE) {
    const says = { check: 'headline-long', length, most: MOST_OF_HEADLINE } as const
    yield { ...should, says, fact: 'headline', judged: headline }
  }
  if (standfirst.trim() === '') yield { ...should, says: { check: 'standfirst-missing' }, fact: 'standfirst' }
  if (places.length === 0) yield { ...should, says: { check: 'place-missing' }, fact: 'places' }
}

type Picture = { pictureId: string; alt: string; caption: string; credit: string | undefined }

function* ofPicture(
  given: ToJudgeStrictly,
  picture: Picture,
  on: Pick<Found, 'where' | 'place' | 'fact'>,
): Generator<Found> {
  const { pictureId, alt, caption, credit } = picture
  const known = given.pictures.get(pictureId)
  const where = `${on.where} ${pictureId}`
  if (alt.trim() === '' && !known?.isDecorative) {
    yield { ...on, strength: 'must', says: { check: 'alt-missing', alt }, where, judged: alt }
  }
  if (!credit?.trim() && !known?.credit?.trim()) {
    yield { ...on, strength: 'must', says: { check: 'credit-missing' }, where, judged: '' }
  }
  if (known?.refused) {
    yield { ...on, strength: 'must', says: { check: 'right-refused', ...known.refused }, where, judged: '' }
  }
  const problem = altProblem(alt, caption, given.language)
  if (problem) yield { ...on, strength: 'should', says: { check: problem, alt }, where, judged: alt }
}

function* ofLeadPicture(given: ToJudgeStrictly): Generator<Found> {
  const { leadPicture } = given.facts
  if (!leadPicture) return
  const { pictureId, alt, caption = '', credit } = leadPicture
  yield* ofPicture(given, { pictureId, alt, caption, credit }, { where: 'lead', fact: 'leadPicture' })
}

function* ofPictures(given: ToJudgeStrictly): Generator<Found> {
  for (const { place, ...picture } of given.contents.pictures) {
    yield* ofPicture(given, picture, { where: place.block ?? '', place })
  }
}

function* ofQuizzes({ contents }: ToJudgeStrictly): Generator<Found> {
  for (const { fault, place } of contents.quizzes) {
    const says = { check: 'quiz-unfinished', fault } as const
    yield { strength: 'must', says, where: `${place.block ?? ''} ${fault.fault}`, judged: '', place }
  }
}

function* ofLinks({ contents, links, related }: ToJudge): Generator<Found> {
  const anchors = new Set(contents.passages.flatMap(({ anchor }) => anchor ?? []))
  for (const { href, place } of contents.links) {
    const on = { strength: 'should', where: place.block ?? '', judged: href, place } as const
    if (href.startsWith('#')) {
      if (!anchors.has(href.slice(1))) yield { ...on, says: { check: 'anchor-gone', anchor: href } }
      continue
    }
    const state = links.get(href)
    if (state?.kind === 'gone') yield { ...on, says: { check: 'link-gone', url: href, detail: state.detail } }
    if (state?.kind === 'private') yield { ...on, says: { check: 'link-private', url: href, detail: state.detail } }
    if (state?.kind === 'no-article') yield { ...on, says: { check: 'article-gone', path: href } }
  }
  for (const { slug, place } of contents.related) {
    if (related.has(slug)) continue
    yield {
      strength: 'should',
      says: { check: 'article-gone', path: slug },
      where: place.block ?? '',
      judged: slug,
      place,
    }
  }
}

/** Words that nobody means to write twice; “had had” and “that that” somebody may. */
const DOUBLED = /(?<![\p{L}\p{M}\p{N}'’-])(the|a|an|of|to|and|for|with|from|by) +\1(?![\p{L}\p{M}\p{N}'’-])/iu

function* ofPassages({ contents, language }: ToJudge): Generator<Found> {
  let before = 1
  for (const passage of contents.passages) {
    const { kind, text, level, block } = passage
    const on = { strength: 'should', where: block ?? '' } as const
    if (kind === 'subhead' && level !== undefined) {
      const place = placeIn(passage, 0, text.length)
      if (text.trim() === '') yield { ...on, says: { check: 'subhead-empty' }, judged: '', place }
      else if (level > before + 1) {
        yield { ...on, says: { check: 'subhead-skips', level, before }, judged: `${before} ${level} ${text}`, place }
      }
      if (text.trim() !== '') before = level
    }
    const doubled = /en/i.test(language.slice(0, 2)) ? DOUBLED.exec(text) : null
    if (doubled) yield { ...on, ...quoted(passage, doubled, 'word-doubled') }
    const spaces = /\S+ {2,}\S+/u.exec(text)
    if (spaces) yield { ...on, ...quoted(passage, spaces, 'spaces-doubled') }
  }
}

function quoted(passage: Passage, { 0: text, index }: RegExpExecArray, check: 'word-doubled' | 'spaces-doubled') {
  return { says: { check, text }, judged: text, place: placeIn(passage, index, index + text.length) }
}

const placeIn = ({ block, from }: Passage, begins: number, ends: number): Place => ({
  block,
  from: from + begins,
  to: from + ends,
})

function* ofStyle({ facts, contents, style, owners }: ToJudge): Generator<Found> {
  for (const fact of ['kicker', 'headline', 'standfirst'] as const) {
    for (const { rule, text, around } of styleHits(facts[fact], style)) {
      const says = { check: 'style', text, rule: spoken(rule, owners) } as const
      yield { strength: 'should', says, where: `${fact} ${rule.id}`, judged: around, fact }
    }
  }
  for (const passage of contents.passages) {
    if (passage.isQuoted) continue
    for (const { rule, at, text, around } of styleHits(passage.text, style)) {
      yield {
        strength: 'should',
        says: { check: 'style', text, rule: spoken(rule, owners) },
        where: `${passage.block ?? ''} ${rule.id}`,
        judged: around,
        place: placeIn(passage, at, at + text.length),
      }
    }
  }
}

const spoken = (
  { id, suggestion, reason }: Omit<SpokenRule, 'owner'>,
  owners: ReadonlyMap<number, string>,
): SpokenRule => ({ id, suggestion, reason, owner: owners.get(id) })
