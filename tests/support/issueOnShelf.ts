import assert from 'node:assert/strict'
import type { VisitedSite } from './runningSite.ts'

export type ShelvedIssue = {
  date: string
  path: string /** The slugs of all that is in it, in its order. */
  parts: string[]
  pieces: string[]
}

/** The newest issue, as everybody sees it on the shelf. */
export async function issueOnShelf({ origin }: Pick<VisitedSite, 'origin'>): Promise<ShelvedIssue> {
  const shelf = await (await fetch(`${origin}/magazine`)).text()
  const date = /href="\/magazine\/(\d{4}-\d{2}-\d{2})"/.exec(shelf)?.[1] ?? ''
  assert.ok(date, 'no issue has come out')
  const contents = await (await fetch(`${origin}/magazine/${date}`)).text()
  const slugsOf = (kind: string) =>
    [...contents.matchAll(new RegExp(`contents-${kind}" data-slug="([^"]+)"`, 'g'))].map(([, slug]) => slug as string)
  const pieces = slugsOf('piece')
  assert.ok(pieces.length > 3)
  return { date, path: `/magazine/${date}`, parts: slugsOf('[a-z]+'), pieces }
}
