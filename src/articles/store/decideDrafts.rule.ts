import type { ArticleDraft, WhyRefused } from './articleDraft.ts'
import { quizFaults, quizzesIn } from './document.ts'

type Known = {
  id: number
  groupId: number
  slug: string
  language: string
  key: string | null
  digest: string | null
  isOfDesk: boolean
}

export type DraftDecision<Article extends Known = Known> =
  | { kind: 'refused'; draft: ArticleDraft; reason: string; why: WhyRefused }
  | { kind: 'unchanged' | 'kept'; draft: ArticleDraft; known: Article }
  | {
      kind: 'saved'
      draft: ArticleDraft
      known: Article | undefined
      /** A group's number, or the new article of the same batch whose group it is: itself, where it stands alone. */
      group: number | ArticleDraft
    }

type Facts<Article extends Known> = {
  /** Those that the drafts were imported as before, and those whose addresses they name. */
  known: readonly Article[]
  /** Who is in the groups of those. */
  groups: readonly { id: number; groupId: number; language: string }[]
  /** Partner outlets that there are. */
  sources: ReadonlySet<string>
}

/** What becomes of drafts that are saved one after the other, as if each saw what those before it have done. */
export function decideDrafts<Article extends Known>(
  drafts: readonly ArticleDraft[],
  { known, groups, sources }: Facts<Article>,
): DraftDecision<Article>[] {
  type Who = number | ArticleDraft
  const byKey = new Map(known.map((article) => [article.key, article]))
  const byId = new Map(known.map((article) => [article.id, article]))
  const bySlug = new Map<string, { who: Who; group: Who }>()
  for (const { slug, id, groupId } of known) bySlug.set(slug, { who: id, group: groupId })
  const languages = new Map<Who, Map<string, Who>>()
  const languagesOf = (group: Who) => {
    const found = languages.get(group) ?? new Map<string, Who>()
    languages.set(group, found)
    return found
  }
  for (const { id, groupId, language } of groups) languagesOf(groupId).set(language, id)

  return drafts.map((draft) => {
    const refused = (why: WhyRefused, reason: string) => ({ kind: 'refused', draft, why, reason }) as const
    const isEdited = draft.articleId !== undefined
    const imported = draft.importKey === undefined ? undefined : byKey.get(draft.importKey)
    const before = draft.articleId === undefined ? imported : byId.get(draft.articleId)
    if (!isEdited && before && draft.importDigest !== undefined && before.digest === draft.importDigest)
      return { kind: 'unchanged', draft, known: before }
    // No file takes from the newsroom what it has written.
    if (!isEdited && before?.isOfDesk) return { kind: 'kept', draft, known: before }
    const quiz = quizzesIn(draft.body).find((one) => quizFaults(one).length > 0)
    if (quiz) return refused('quiz', `a quiz in it is unfinished: ${quizFaults(quiz)[0]?.fault}`)
    const who = before?.id ?? draft
    const namesake = bySlug.get(draft.slug)
    if (namesake && namesake.who !== who) return refused('address', `another article has the address …/${draft.slug}`)
    const source = draft.original?.source
    if (source && !sources.has(source)) return refused('source', `no partner outlet “${source}” is known`)
    const original = draft.variantOf ? bySlug.get(draft.variantOf) : undefined
    if (draft.variantOf && !original)
      return refused('variant', `it is a variant of “${draft.variantOf}”, which is not here`)
    const inItsLanguage = original && languagesOf(original.group).get(draft.language)
    if (inItsLanguage !== undefined && inItsLanguage !== who)
      return refused('variant', `“${draft.variantOf}” already has a variant in ${draft.language}`)

    const group = original?.group ?? before?.groupId ?? draft
    if (before) {
      if (bySlug.get(before.slug)?.who === who) bySlug.delete(before.slug)
      if (languagesOf(before.groupId).get(before.language) === who) languagesOf(before.groupId).delete(before.language)
    }
    bySlug.set(draft.slug, { who, group })
    languagesOf(group).set(draft.language, who)
    return { kind: 'saved', draft, known: before, group }
  })
}
