import type { Database } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { ARTICLES_CHANNEL } from './announceArticle.ts'

/** Tells every process that any article may have changed. */
export function announceArticles(tx: Database): Promise<void> {
  return announce(tx, ARTICLES_CHANNEL, '')
}
