import { type Database, inTransaction } from '../../platform/database.ts'
import { isFixedPath, slugOrCode } from '../../publication/facts/facts.module.ts'
import { findOrMakePlace, isCountry } from '../../publication/places/places.module.ts'
import { insertSourceIfNew, sourceBySlug } from '../../publication/sources/sources.module.ts'
import { articlePath, lookedFor, tagSlug } from './address.rule.ts'
import { announceArticles } from './announceArticles.ts'
import type { ArticleDraft, SaveOutcome } from './articleDraft.ts'
import {
  deleteLinks,
  deleteRedirects,
  insertArticles,
  insertAuthorLinks,
  insertAuthors,
  insertGroups,
  insertPlaceLinks,
  insertTagLinks,
  insertVersions,
  type KnownArticle,
  languagesOfGroups,
  lockArticles,
  slugsOfAuthors,
  storeRedirects,
  storeSources,
  storeTags,
  takeIds,
  updateArticle,
  type Writing,
  whereTheyStand,
} from './articleWrites.sql.ts'
import { type DraftDecision, decideDrafts } from './decideDrafts.rule.ts'
import { ArticleDocumentSchema, countWords, plainText } from './document.ts'
import { leadInOf } from './leadIn.rule.ts'
import { statusAt } from './status.rule.ts'

type Stored = Writing & { known: KnownArticle | undefined; isAlone: boolean }

/**
 * Publishes these in their order, each new or as a new version of the one it was imported as before, all with one
 * announcement. What is refused stays out by itself; what fails takes all of them with it.
 */
export function saveArticles(
  db: Database,
  drafts: readonly ArticleDraft[],
  now: Temporal.Instant,
): Promise<SaveOutcome[]> {
  return inTransaction(db, async (tx) => {
    const keys = drafts.flatMap(({ importKey }) => importKey ?? [])
    const slugs = new Set(drafts.flatMap(({ slug, variantOf }) => (variantOf ? [slug, variantOf] : [slug])))
    const known = await lockArticles(
      tx,
      keys,
      [...slugs],
      drafts.flatMap(({ articleId }) => articleId ?? []),
    )
    const groups = await languagesOfJoined(tx, drafts, known)
    const decisions = decideDrafts(drafts, { known, groups, sources: await knownSources(tx, drafts) })
    await keepSources(tx, decisions)
    const stored = await prepare(tx, decisions, now)
    if (stored.length > 0) {
      const before = await whereTheyStand(
        tx,
        stored.flatMap(({ known }) => known?.id ?? []),
      )
      await write(tx, stored, now)
      await announceArticles(
        tx,
        stored.map(({ articleId }) => articleId),
        before,
      )
    }
    const ids = new Map(stored.map(({ draft, articleId }) => [draft, articleId]))
    return decisions.map((decision): SaveOutcome => {
      if (decision.kind === 'refused') return { kind: 'refused', reason: decision.reason, why: decision.why }
      if (decision.kind === 'unchanged' || decision.kind === 'kept')
        return { kind: decision.kind, articleId: decision.known.id, url: articlePath(decision.known) }
      const kind = decision.known ? 'updated' : 'created'
      return { kind, articleId: ids.get(decision.draft) as number, url: articlePath(decision.draft) }
    })
  })
}

/** Only whoever joins a group has to know who is in it. */
async function languagesOfJoined(tx: Database, drafts: readonly ArticleDraft[], known: readonly KnownArticle[]) {
  if (known.length === 0 || drafts.every(({ variantOf }) => variantOf === undefined)) return []
  return languagesOfGroups(
    tx,
    known.map(({ groupId }) => groupId),
  )
}

/** Partner outlets that drafts name, made where they have to be. */
async function knownSources(tx: Database, drafts: readonly ArticleDraft[]): Promise<ReadonlySet<string>> {
  const wanted = new Map(
    drafts.flatMap((draft) => (draft.original?.source ? [[draft.original.source, draft] as const] : [])),
  )
  const known = new Set<string>()
  for (const [slug, { original, language }] of wanted) {
    if (original?.sourceName)
      await insertSourceIfNew(tx, { slug, name: original.sourceName, language: original.language ?? language })
    if (await sourceBySlug(tx, slug)) known.add(slug)
  }
  return known
}

/** What is made of other files than before, and is the same: from now on it is known by those. */
async function keepSources(tx: Database, decisions: readonly DraftDecision<KnownArticle>[]) {
  const moved = decisions.flatMap((decision) =>
    decision.kind === 'unchanged' &&
    decision.draft.importSource !== undefined &&
    decision.draft.importSource !== decision.known.source
      ? [{ id: decision.known.id, source: decision.draft.importSource, seen: decision.draft.importSeen }]
      : [],
  )
  if (moved.length > 0) await storeSources(tx, moved)
}

async function prepare(
  tx: Database,
  decisions: readonly DraftDecision<KnownArticle>[],
  now: Temporal.Instant,
): Promise<Stored[]> {
  const saved = decisions.filter((decision) => decision.kind === 'saved')
  if (saved.length === 0) return []
  const ids = await takeIds(tx, saved.length)
  const groupOf = new Map(saved.map(({ draft }, at) => [draft, ids[at]?.groupId as number]))
  return saved.map(({ draft, known, group }, at): Stored => {
    const body = ArticleDocumentSchema.parse(draft.body)
    return {
      draft,
      known,
      isAlone: group === draft,
      articleId: known?.id ?? (ids[at]?.articleId as number),
      versionId: ids[at]?.versionId as number,
      groupId: typeof group === 'number' ? group : (groupOf.get(group) as number),
      status: statusAt(draft, now),
      number: (known?.version ?? 0) + 1,
      leadIn: leadInOf(body, draft.language),
      words: countWords(plainText(body), draft.language),
    }
  })
}

async function write(tx: Database, stored: readonly Stored[], now: Temporal.Instant) {
  const groups = stored.filter(({ isAlone }) => isAlone).map(({ groupId }) => groupId)
  if (groups.length > 0) await insertGroups(tx, groups)
  // One after the other: one may take the address that another gives up.
  const again = stored.filter(({ known }) => known)
  for (const writing of again) await updateArticle(tx, writing)
  const fresh = stored.filter(({ known }) => !known)
  if (fresh.length > 0) await insertArticles(tx, fresh)
  await insertVersions(tx, stored, now)
  if (again.length > 0)
    await deleteLinks(
      tx,
      again.map(({ articleId }) => articleId),
    )
  await linkAuthors(tx, stored)
  await linkTags(tx, stored)
  await linkPlaces(tx, stored)
  const redirects = new Map(
    stored.flatMap((one) => olderAddresses(one.draft, one.known).map((path) => [path, one.articleId] as const)),
  )
  await deleteRedirects(
    tx,
    stored.flatMap(({ draft }) => lookedFor(articlePath(draft)) ?? []),
  )
  await storeRedirects(
    tx,
    [...redirects].map(([path, articleId]) => ({ path, articleId })),
  )
}

async function linkAuthors(tx: Database, stored: readonly Stored[]) {
  const names = new Set(stored.flatMap(({ draft }) => draft.authors))
  if (names.size === 0) return
  const slugs = await slugsOfAuthors(tx, [...names])
  const missing = new Map<string, string>()
  for (const name of [...names].filter((name) => !slugs.has(name))) {
    const slug = slugOrCode(name)
    slugs.set(name, slug)
    if (!missing.has(slug)) missing.set(slug, name)
  }
  // In one order, as two who import at once would wait for each other.
  const made = [...missing].map(([slug, name]) => ({ slug, name })).sort((a, b) => (a.slug < b.slug ? -1 : 1))
  if (made.length > 0) await insertAuthors(tx, made)
  await insertAuthorLinks(
    tx,
    stored.flatMap(({ articleId, draft }) =>
      draft.authors.map((name, position) => ({
        article: articleId,
        author: slugs.get(name) as string,
        position,
        published: draft.firstPublished,
      })),
    ),
  )
}

async function linkTags(tx: Database, stored: readonly Stored[]) {
  const names = new Map<string, string>()
  const links = stored.flatMap(({ articleId, draft }) =>
    draft.tags.map((name) => {
      const slug = tagSlug(name)
      if ((names.get(slug) ?? slug) === slug) names.set(slug, name)
      return { article: articleId, tag: slug, published: draft.firstPublished }
    }),
  )
  if (links.length === 0) return
  await storeTags(
    tx,
    [...names].map(([slug, name]) => ({ slug, name })).sort((a, b) => (a.slug < b.slug ? -1 : 1)),
  )
  await insertTagLinks(tx, links)
}

async function linkPlaces(tx: Database, stored: readonly Stored[]) {
  const made = new Map<string, number>()
  const links = []
  for (const { articleId, draft } of stored) {
    for (const [position, place] of draft.places.filter(({ country }) => isCountry(country)).entries()) {
      const key = JSON.stringify(place)
      const id = made.get(key) ?? (await findOrMakePlace(tx, place)).id
      made.set(key, id)
      links.push({ article: articleId, place: id, position })
    }
  }
  if (links.length > 0) await insertPlaceLinks(tx, links)
}

/** A redirect never covers a fixed path or the article's own address. */
function olderAddresses(draft: ArticleDraft, known: KnownArticle | undefined): string[] {
  const own = lookedFor(articlePath(draft))
  const moved = known ? [articlePath(known)] : []
  const older = [...draft.redirectFrom, ...moved].map(lookedFor).filter((path) => path !== undefined)
  return [...new Set(older)].filter((path) => path !== own && !isFixedPath(path))
}
