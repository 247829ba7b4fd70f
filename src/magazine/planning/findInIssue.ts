import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import type { Issue, Piece } from './issue.ts'
import { groupOfArticle, listPieces } from './issues.sql.ts'

/** A piece of an issue by the address of its article, in whatever language. */
export async function findInIssue(
  db: Database,
  issue: Issue,
  slug: string,
): Promise<{ pieces: readonly Piece[]; piece: Piece }> {
  const groupId = await groupOfArticle(db, slug)
  const pieces = await listPieces(db, issue.id)
  const piece = pieces.find((one) => one.groupId === groupId)
  if (!piece) throw notFound('piece-unknown', `“${slug}” does not stand in the issue of ${issue.date}.`)
  return { pieces, piece }
}
