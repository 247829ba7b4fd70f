import type { Database } from '../../platform/database.ts'
import { authorsBetween } from './authorsBetween.ts'
import type { Authorship } from './authorshipOf.ts'
import type { ComparedNode } from './comparedNode.ts'
import { type ChangedFact, compareFacts } from './compareFacts.rule.ts'
import { compareTexts } from './compareTexts.ts'
import type { TextOfVersion } from './textAt.ts'

/** One side of a comparison. */
export type Compared = Omit<TextOfVersion, 'version'> & {
  version: number | null
  facts: Record<string, unknown> | undefined
}

export type Comparison = {
  blocks: readonly ComparedNode[]
  facts: readonly ChangedFact[]
  /** Undefined where it is not known any more. */
  authorship: Authorship | undefined
}

/** What has become of one by the other, and by whom. */
export async function compareRevisions(
  db: Database,
  { articleId, language }: { articleId: number; language: string },
  older: Compared,
  newer: Compared,
): Promise<Comparison> {
  const isKnown = older.version !== null && newer.version !== null
  const authorship = isKnown
    ? await authorsBetween(
        db,
        articleId,
        { text: older.text, version: older.version as number },
        { text: newer.text, version: newer.version as number },
      )
    : undefined
  return {
    blocks: compareTexts(older.text, newer.text, language),
    facts: older.facts && newer.facts ? compareFacts(older.facts, newer.facts) : [],
    authorship,
  }
}
