import { gatherSaved } from './gatherSaved.ts'
import type { OwnDeps } from './ownDeps.ts'
import { findOwnIssue, markFailed, storeMade } from './ownIssues.sql.ts'

/**
 * Makes a reader's own issue of what they may have at this moment, in the typography of the magazine. What is withheld
 * from them is not in it: each piece's body is opened by a grant that was given to them, not to the maker.
 */
export async function makeOwnIssue(
  deps: OwnDeps,
  { readerId, ticket }: { readerId: number; ticket: string },
  signal: AbortSignal,
): Promise<void> {
  const order = await findOwnIssue(deps.db, readerId)
  if (order?.ticket !== ticket || order.state !== 'making') return
  const make = deps.binding.makers[order.kind]
  const pieces = (await gatherSaved(deps, readerId)).flatMap(({ slug, grant }) =>
    grant && order.slugs.includes(slug) ? [{ slug, grant }] : [],
  )
  try {
    if (!make || pieces.length === 0) throw new Error('there is nothing to make, or nothing that makes it')
    const { name, zone } = deps.publication.facts()
    const words = deps.languages.own()
    const title = words.t('keep.issueTitle', { publication: name, date: words.date(order.askedAt, zone, 'long') })
    const book = await deps.binding.bookFrom({ title, pieces })
    const { bytes } = await make(book, deps.binding.readPicture, signal)
    await storeMade(deps.db, { readerId, ticket }, { bytes, slugs: pieces.map(({ slug }) => slug) })
  } catch (error) {
    // This process stops: another begins it again.
    if (signal.aborted && (signal.reason as Error).name !== 'TimeoutError') throw error
    deps.log.error({ err: (error as Error).message, kind: order.kind }, 'an issue of a reader’s own was not made')
    await markFailed(deps.db, { readerId, ticket })
  }
}
