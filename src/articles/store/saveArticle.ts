import { type Database, inTransaction } from '../../platform/database.ts'
import { isFixedPath, slugOrCode } from '../../publication/facts/facts.module.ts'
import { findOrMakePlace, isCountry } from '../../publication/places/places.module.ts'
import { insertSourceIfNew, sourceBySlug } from '../../publication/sources/sources.module.ts'
import { articlePath, lookedFor, tagSlug } from './address.rule.ts'
import { announceArticle } from './announceArticle.ts'
import { whereItStands } from './articleChanges.sql.ts'
import type { ArticleDraft, SaveOutcome } from './articleDraft.ts'
import {
  findByImportKey,
  findBySlug,
  groupHasLanguage,
  insertArticle,
  insertVersion,
  type KnownArticle,
  makeGroup,
  moveToGroup,
  replaceAuthors,
  replacePlaces,
  replaceTags,
  storeRedirects,
  updateArticle,
} from './articleWrites.sql.ts'
import { ArticleDocumentSchema, countWords, plainText } from './document.ts'
import { leadInOf } from './leadIn.rule.ts'
import { statusAt } from './status.rule.ts'

/** Publishes a new article, or a new version of the one it was imported as before; everything or nothing. */
export function saveArticle(db: Database, draft: ArticleDraft, now: Temporal.Instant): Promise<SaveOutcome> {
  const body = ArticleDocumentSchema.parse(draft.body)
  return inTransaction(db, async (tx) => {
    const known = draft.importKey ? await findByImportKey(tx, draft.importKey) : undefined
    if (known && draft.importDigest !== undefined && known.digest === draft.importDigest) {
      return { kind: 'unchanged', articleId: known.id, url: articlePath(known) }
    }
    const refusal = await reasonToRefuse(tx, draft, known)
    if (refusal) return { kind: 'refused', reason: refusal }

    const before = known && (await whereItStands(tx, known.id))
    const status = statusAt(draft, now)
    const articleId = known?.id ?? (await insertArticle(tx, draft, await groupFor(tx, draft), status))
    if (known) {
      await updateArticle(tx, known.id, draft, status)
      if (draft.variantOf) await joinVariant(tx, known, draft.variantOf)
    }
    await insertVersion(tx, articleId, draft, {
      number: (known?.version ?? 0) + 1,
      leadIn: leadInOf(body, draft.language),
      words: countWords(plainText(body), draft.language),
      createdAt: now,
    })
    await replaceAuthors(
      tx,
      articleId,
      draft.authors.map((name) => ({ name, slug: slugOrCode(name) })),
    )
    await replaceTags(
      tx,
      articleId,
      draft.tags.map((name) => ({ slug: tagSlug(name), name })),
    )
    const places = []
    for (const place of draft.places.filter(({ country }) => isCountry(country))) {
      places.push((await findOrMakePlace(tx, place)).id)
    }
    await replacePlaces(tx, articleId, places)
    await storeRedirects(tx, articleId, olderAddresses(draft, known))
    await announceArticle(tx, articleId, before)
    return { kind: known ? 'updated' : 'created', articleId, url: articlePath(draft) }
  })
}

async function reasonToRefuse(tx: Database, draft: ArticleDraft, known: KnownArticle | undefined) {
  const namesake = await findBySlug(tx, draft.slug)
  if (namesake && namesake.id !== known?.id) return `another article has the address …/${draft.slug}`
  const { source, sourceName: name, language } = draft.original ?? {}
  if (source && name) await insertSourceIfNew(tx, { slug: source, name, language: language ?? draft.language })
  if (source && !(await sourceBySlug(tx, source))) {
    return `no partner outlet “${source}” is known`
  }
  if (!draft.variantOf) return undefined
  const original = await findBySlug(tx, draft.variantOf)
  if (!original) return `it is a variant of “${draft.variantOf}”, which is not here`
  if (await groupHasLanguage(tx, original.groupId, draft.language, known?.id)) {
    return `“${draft.variantOf}” already has a variant in ${draft.language}`
  }
  return undefined
}

async function groupFor(tx: Database, draft: ArticleDraft): Promise<number> {
  const original = draft.variantOf ? await findBySlug(tx, draft.variantOf) : undefined
  return original?.groupId ?? makeGroup(tx)
}

async function joinVariant(tx: Database, known: KnownArticle, variantOf: string) {
  const original = await findBySlug(tx, variantOf)
  if (original && original.groupId !== known.groupId) await moveToGroup(tx, known.id, original.groupId)
}

/** A redirect never covers a fixed path or the article's own address. */
function olderAddresses(draft: ArticleDraft, known: KnownArticle | undefined): string[] {
  const own = lookedFor(articlePath(draft))
  const moved = known ? [articlePath(known)] : []
  const older = [...draft.redirectFrom, ...moved].map(lookedFor).filter((path) => path !== undefined)
  return [...new Set(older)].filter((path) => path !== own && !isFixedPath(path))
}
