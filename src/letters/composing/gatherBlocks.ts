import {
  type ArticleRecord,
  articleOfGroup,
  findArticles,
  type ListFilter,
  listArticles,
} from '../../articles/store/store.module.ts'
import { unreachable } from '../../platform/errors.ts'
import { countryBySlug, placeBySlug } from '../../publication/places/places.module.ts'
import { greetingOf, groupsOf, type LetterBlock } from '../drawing/drawing.module.ts'
import type { RecipeBlock, StoredNewsletter } from '../newsletters/newsletters.module.ts'
import { askedIn } from './askedIn.rule.ts'
import { asLetterArticles } from './asLetterArticles.ts'
import type { LettersDeps } from './deps.ts'
import { drawQuiz } from './drawQuiz.ts'
import { listLetters } from './letters.sql.ts'

export type Gathering = {
  newsletter: StoredNewsletter
  recipe: readonly RecipeBlock[]
  day: Temporal.PlainDate
  /** What was published after this is new. */
  since: Temporal.Instant
  /** Article groups that stand in the letter already. */
  taken?: ReadonlySet<number>
  /** Questions that it asks already. */
  asked?: ReadonlySet<number>
}

/** Looked at for what is new, and for what has not been told for long. */
const NEWEST = 40
/** Letters that are looked at for what they told. */
const REMEMBERED = 60

/**
 * Fills automatic blocks with what there is now; a block without anything is left away. Nothing stands in a letter twice.
 * What is new comes first, and what is in the newsletter's own language; then the front's lead, then the newest.
 */
export async function gatherBlocks(
  deps: LettersDeps,
  { newsletter, recipe, day, since, taken, asked: askedBefore }: Gathering,
  now: Temporal.Instant,
): Promise<LetterBlock[]> {
  const used = new Set(taken)
  const asked = new Set(askedBefore)
  const told = await toldBefore(deps, newsletter.id)
  const languages = [newsletter.language, deps.publication.facts().language]

  async function pick(filter: ListFilter, count: number, fallback: boolean): Promise<ArticleRecord[]> {
    const all = await listArticles(deps.db, filter, { languages, limit: NEWEST })
    // What somebody paid for is no news.
    const free = all.filter(
      ({ groupId, firstPublished, sponsor }) =>
        sponsor === undefined && !used.has(groupId) && Temporal.Instant.compare(firstPublished, now) <= 0,
    )
    const isNew = ({ firstPublished }: ArticleRecord) => Temporal.Instant.compare(firstPublished, since) > 0
    const foreign = ({ language }: ArticleRecord) => Number(language !== newsletter.language)
    const fresh = free
      .filter(isNew)
      .sort((a, b) => foreign(a) - foreign(b) || Number(b.frontLead) - Number(a.frontLead))
    const rest = fallback
      ? free
          .filter((article) => !isNew(article))
          .sort((a, b) => (told.get(a.groupId) ?? 0) - (told.get(b.groupId) ?? 0) || foreign(a) - foreign(b))
      : []
    const chosen = [...fresh, ...rest].slice(0, count)
    for (const { groupId } of chosen) used.add(groupId)
    return chosen
  }

  const sectionOf = (section: string | undefined): ListFilter =>
    section === undefined ? { by: 'all' } : { by: 'section', slug: section }

  async function list(of: 'new' | 'place' | 'mostRead', title: string | undefined, articles: readonly ArticleRecord[]) {
    if (articles.length === 0) return []
    const told = await asLetterArticles(deps, articles)
    return [{ type: 'list' as const, of, ...(title && { title }), articles: told }]
  }

  async function gather(block: RecipeBlock): Promise<LetterBlock[]> {
    switch (block.block) {
      case 'greeting':
        // Known when the lead is.
        return []
      case 'lead': {
        const [article] = await asLetterArticles(deps, await pick(sectionOf(block.section), 1, block.fallback))
        return article ? [{ type: 'lead', article, ...(block.whole && { whole: true as const }) }] : []
      }
      case 'list': {
        const filter: ListFilter = block.tag === undefined ? sectionOf(block.section) : { by: 'tag', slug: block.tag }
        return list('new', block.title, await pick(filter, block.count, block.fallback))
      }
      case 'place': {
        const filter = await placeFilter(deps, block.place)
        return filter ? list('place', block.title, await pick(filter, block.count, false)) : []
      }
      case 'mostRead': {
        const groups = await deps.mostReadGroups(deps.db, now.subtract({ hours: 24 * block.days }), block.count * 3)
        const free = groups.filter((groupId) => !used.has(groupId)).slice(0, block.count)
        const slugs: string[] = []
        for (const groupId of free) {
          const place = await articleOfGroup(deps.db, groupId, newsletter.language)
          if (place) slugs.push(place.slug)
        }
        const articles = (await findArticles(deps.db, slugs)).filter(({ sponsor }) => sponsor === undefined)
        articles.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug))
        for (const { groupId } of articles) used.add(groupId)
        return list('mostRead', undefined, articles)
      }
      case 'almanac': {
        const entry = await deps.almanacEntry(deps.db, day, newsletter.language)
        return entry ? [{ type: 'almanac', ...entry }] : []
      }
      case 'quiz': {
        const quiz = await drawQuiz(deps, newsletter, { day, count: block.count, title: block.title, asked })
        if (!quiz) return []
        for (const id of askedIn([quiz])) asked.add(id)
        return [quiz]
      }
      case 'magazine': {
        const issue = await deps.magazineIssue(deps.db, since)
        return issue ? [{ type: 'magazine', ...issue }] : []
      }
      case 'box':
        return [{ type: 'box' }]
      default:
        return unreachable(block)
    }
  }

  const blocks: LetterBlock[] = []
  for (const block of recipe) blocks.push(...(await gather(block)))
  const greeting = recipe.some(({ block }) => block === 'greeting') ? greetingOf(blocks) : undefined
  return greeting ? [greeting, ...blocks] : blocks
}

/** A city or a country by its address. */
async function placeFilter({ db }: LettersDeps, slug: string): Promise<ListFilter | undefined> {
  const place = await placeBySlug(db, slug)
  if (place?.city !== undefined) return { by: 'place', id: place.id }
  const code = place?.country ?? countryBySlug(slug)
  return code === undefined ? undefined : { by: 'country', code }
}

/** When this newsletter last told of each article group: a larger number is later. */
async function toldBefore({ db }: LettersDeps, newsletterId: number): Promise<Map<number, number>> {
  const told = new Map<number, number>()
  const letters = await listLetters(db, newsletterId, REMEMBERED)
  for (const [at, { document }] of letters.reverse().entries()) {
    for (const groupId of groupsOf(document.blocks)) told.set(groupId, at + 1)
  }
  return told
}
