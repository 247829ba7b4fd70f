import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { CLIENT } from './takeSteps.ts'

/** On which it is said who is in an article: `<article> <JSON>`. */
export const PRESENCE = 'article-presence'

export const HERE = z.strictObject({
  client: CLIENT,
  /** The identifier of the block with the cursor. */
  block: z.string().max(60).nullable(),
  /** Of the text that they have before their eyes. */
  version: z.int().min(0).max(2_000_000_000).optional(),
  /** Closed it just now. */
  left: z.literal(true).optional(),
})
export type Here = z.infer<typeof HERE>

/** Tells everybody who has an article open that somebody has it, too; kept nowhere. */
export function tellPresence(db: Database, articleId: number, name: string, here: Here): Promise<void> {
  return announce(db, PRESENCE, `${articleId} ${JSON.stringify({ ...here, version: undefined, name })}`)
}
