import type { Acting, Operator } from './assertMay.ts'

/** Who did it, as the audit log names them. */
export function actorOf({ id }: Pick<Acting | Operator, 'id'>): string {
  return id === null ? 'cli' : `staff:${id}`
}
