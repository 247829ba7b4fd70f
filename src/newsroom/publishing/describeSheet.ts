import { articlePath, blockText } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { Fault } from '../../platform/errors.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import {
  type ArticleStanding,
  type Compared,
  type Content,
  comparedContent,
  describeState,
  differenceOf,
  findStanding,
  findWorkflow,
  type Part,
  workingContent,
} from '../workflow/workflow.module.ts'
import { addressFor } from './addressFor.ts'
import type { Finding, Findings } from './findings.ts'
import { listLanguages } from './publishing.sql.ts'
import type { Sight } from './seen.rule.ts'
import { sightOf } from './sightOf.ts'
import { splitWords } from './splitWords.rule.ts'

export type SheetDeps = {
  db: Database
  findings: Findings
  /** The last day on which all of these pictures may be shown, from an instant on; undefined: no end is in sight. */
  rightsUntil(
    db: Database,
    pictureIds: readonly string[],
    at: Temporal.Instant,
  ): Promise<Temporal.PlainDate | undefined>
}

/** A passage that says something else, word by word; `fact` where it is no text. */
export type Passage = { fact: string | undefined; parts: readonly Part<string>[] }

export type Sheet = {
  standing: ArticleStanding
  sight: Sight
  /** What would go out. */
  content: Content
  language: string
  /** Undefined while nobody can say: it has no headline, or no section. */
  path: string | undefined
  otherLanguages: readonly string[]
  findings: readonly Finding[]
  /** Until when all of its pictures may be shown; undefined: it has none. */
  rights: { until: Temporal.PlainDate | undefined } | undefined
  /** What is compared with: what readers have, what goes out at its hour, what was approved; undefined: nothing yet. */
  comparedWith: Compared['with'] | undefined
  passages: readonly Passage[]
}

/** What would go out of an article at an instant, and how that differs from what there is. */
export async function describeSheet(
  { db, findings, rightsUntil }: SheetDeps,
  member: StaffMember,
  articleId: number,
  { at, now }: { at: Temporal.Instant; now: Temporal.Instant },
): Promise<Sheet> {
  const standing = await describeState(db, member, articleId, now)
  const article = await findStanding(db, articleId)
  if (!article) throw refuse('notFound', 'article-unknown')
  const workflow = await findWorkflow(db, articleId)
  const content = await workingContent(db, articleId, now)
  const compared = await comparedContent(db, article, workflow)
  const slug = await addressFor(db, articleId, {
    slug: String(content.facts.slug),
    headline: String(content.facts.headline),
  }).catch((error: unknown) => {
    if (error instanceof Fault) return undefined
    throw error
  })
  const section = String(content.facts.section)
  const pictures = picturesOf(content)
  return {
    standing,
    sight: await sightOf(db, article, now),
    content,
    language: article.language,
    path: slug === undefined || section === '' ? undefined : articlePath({ section, slug }),
    otherLanguages: await listLanguages(db, articleId),
    findings: await findings(db, articleId, at),
    rights: pictures.length > 0 ? { until: await rightsUntil(db, pictures, at) } : undefined,
    comparedWith: compared?.with,
    passages: compared ? passagesOf(compared.content, content, article.language) : [],
  }
}

function picturesOf({ document, facts }: Content): string[] {
  const lead = facts.leadPicture as { pictureId: string } | null
  const inText = document.content.flatMap((block) => (block.type === 'picture' ? [block.attrs.pictureId] : []))
  return [...new Set([...(lead ? [lead.pictureId] : []), ...inText])]
}

function passagesOf(before: Content, after: Content, language: string): Passage[] {
  const compare = (old: string, fresh: string) => differenceOf(splitWords(old, language), splitWords(fresh, language))
  const facts = Object.keys(after.facts).flatMap((fact): Passage[] => {
    const [old, fresh] = [inWords(before.facts[fact]), inWords(after.facts[fact])]
    return old === fresh ? [] : [{ fact, parts: compare(old, fresh) }]
  })
  const texts = ({ document }: Content) =>
    [...document.content, ...(document.notes ?? []).flatMap((note) => note.content)].map(blockText)
  const blocks: Passage[] = []
  let gone: readonly string[] = []
  const flush = (come: readonly string[]) => {
    for (let at = 0; at < Math.max(gone.length, come.length); at++) {
      blocks.push({ fact: undefined, parts: compare(gone[at] ?? '', come[at] ?? '') })
    }
    gone = []
  }
  for (const { kind, items } of differenceOf(texts(before), texts(after))) {
    if (kind === 'removed') gone = items
    else flush(kind === 'added' ? items : [])
  }
  flush([])
  return [...facts, ...blocks].filter(({ parts }) => parts.some(({ kind }) => kind !== 'same'))
}

/** A fact as it is compared: names by commas, everything else as it is written. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(inWords).toSorted().join(', ')
  if (typeof value === 'object') return Object.values(value).map(inWords).filter(Boolean).join(' · ')
  return String(value)
}
