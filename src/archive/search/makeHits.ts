import { type ArticleRecord, articlesAt, plainHeadline } from '../../articles/store/store.module.ts'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import { countryName } from '../../publication/places/places.module.ts'
import type { FoundWord, Hit, MatchedField } from './answer.ts'
import type { Asking } from './asking.ts'
import { findMarks } from './findMarks.ts'
import { makeMarker } from './makeMarker.ts'
import type { Marker } from './marker.ts'
import type { SearchPlan } from './planSearch.ts'
import { fullTexts, openTexts, type Variant, variantsOf } from './search.sql.ts'
import { foundWords, makeSnippet, markAll } from './snippet.rule.ts'

type Group = { id: number; groupId: number }

/**
 * What a list shows of each group: its variant in this language where there is one, else the one found; without a
 * language the one found.
 */
export async function makeHits(
  asking: Omit<Asking, 'facts'>,
  plan: SearchPlan,
  groups: readonly Group[],
  language: string | undefined,
): Promise<Hit[]> {
  if (groups.length === 0) return []
  const { tx } = asking
  const variants = await variantsOf(
    tx,
    plan.match,
    groups.map(({ groupId }) => groupId),
  )
  const chosen = groups.map(({ id, groupId }) => choose(variants, id, groupId, language))
  const ids = [...new Set(chosen.flatMap(({ shown, found }) => [shown.id, found.id]))]
  const records = new Map(
    (
      await articlesAt(
        tx,
        variants.filter(({ id }) => ids.includes(id)),
      )
    ).map((record) => [record.id, record]),
  )
  const textOf = await readTexts(asking, ids)
  const marker = makeMarker(plan.clauses, plan.correction?.words ?? new Set())
  return chosen.flatMap(({ shown, found }): Hit[] => {
    const [record, other] = [records.get(shown.id), records.get(found.id)]
    if (!record) return []
    const own = look(record, textOf(record), marker)
    const why = own.words.length > 0 || !other ? own : look(other, textOf(other), marker)
    return [
      {
        id: record.id,
        groupId: record.groupId,
        published: record.firstPublished,
        headline: own.headline,
        snippet: own.snippet,
        why: { field: why.field, words: why.words, date: record.firstPublished },
      },
    ]
  })
}

function choose(variants: readonly Variant[], id: number, groupId: number, language: string | undefined) {
  const all = variants.filter((variant) => variant.groupId === groupId)
  const found = all.find((variant) => variant.id === id) ?? all[0]
  const shown = all.find((variant) => variant.language === language) ?? found
  const nothing = { id, published: Temporal.Instant.fromEpochMilliseconds(0) }
  return { shown: shown ?? nothing, found: found ?? nothing }
}

/** Of each article what this reader may read. */
async function readTexts(
  { tx, proof }: Pick<Asking, 'tx' | 'proof'>,
  ids: readonly number[],
): Promise<(record: ArticleRecord) => string> {
  if (!proof) {
    const open = await openTexts(tx, ids)
    return ({ id }) => open.get(id) ?? ''
  }
  const full = await fullTexts(tx, ids)
  return ({ id, groupId }) => full.get(id)?.open(Grant.forAll(proof, groupId)) ?? ''
}

/** Where in an article the words stand: its weightiest field first, and the text around them. */
function look(article: ArticleRecord, text: string, marker: Marker) {
  const { language } = article
  const headline = plainHeadline(article.headline)
  const standfirst = article.standfirst ?? ''
  const in_ = (text: string) => ({ text, marks: findMarks(text, language, marker) })
  const places = article.places.flatMap(({ city, country }) => [
    city ?? '',
    countryName(country, language),
    countryName(country, 'en'),
  ])
  const fields: [MatchedField, ReturnType<typeof in_>][] = [
    ['headline', in_(headline)],
    ['standfirst', in_([article.kicker ?? '', standfirst].filter(Boolean).join('\n'))],
    ['place', in_(places.join('\n'))],
    ['person', in_(article.authors.map(({ name }) => name).join('\n'))],
    ['topic', in_(article.tagNames.join('\n'))],
    ['text', inText(text, language, marker)],
  ]
  const words = new Map<string, FoundWord>()
  for (const [, { text, marks }] of fields) {
    for (const word of foundWords(text, marks)) if (!words.has(word.asked)) words.set(word.asked, word)
  }
  const [, body] = fields[5] as (typeof fields)[number]
  const [, head] = fields[0] as (typeof fields)[number]
  const quoted = body.marks.length > 0 || standfirst === '' ? body : in_(standfirst)
  return {
    headline: markAll(headline, head.marks),
    snippet: makeSnippet(quoted.text, quoted.marks),
    field: fields.find(([, { marks }]) => marks.length > 0)?.[0],
    words: [...words.values()],
  }
}

/** Texts are long, and the first paragraphs say most: those after the first that has it all are not looked at. */
function inText(text: string, language: string, marker: Marker) {
  const asked = new Set([...marker.first.values(), marker.beginnings].flat().map(({ asked }) => asked)).size
  let best = {
    text: text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n')),
    marks: [] as ReturnType<typeof findMarks>,
  }
  let most = 0
  for (const paragraph of text.split('\n')) {
    const marks = findMarks(paragraph, language, marker)
    const found = new Set(marks.map(({ way }) => way.asked)).size
    if (found > most) {
      most = found
      best = { text: paragraph, marks }
    }
    if (most === asked) break
  }
  return best
}
