import { outboxName } from '../../platform/mail.ts'

/** Where a letter's mail lies: `dated` is when the first of the letter's readers was to have it. */
export function outboxFile(dated: Temporal.Instant, token: string): string {
  return outboxName(dated, `l-${token}`)
}
