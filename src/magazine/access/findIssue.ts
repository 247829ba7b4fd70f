import { notFound } from '../../platform/errors.ts'
import type { ReleasedIssue } from '../book/book.module.ts'

/** A released issue by the day in its address; `notFound` for any other, and for what is no day. */
export async function findIssue(
  issues: { findReleased(date: string): Promise<ReleasedIssue | undefined> },
  date: string,
): Promise<ReleasedIssue> {
  const issue = /^\d{4}-\d{2}-\d{2}$/.test(date) ? await issues.findReleased(date) : undefined
  if (!issue) throw notFound('issue-unknown', 'There is no such issue.')
  return issue
}
