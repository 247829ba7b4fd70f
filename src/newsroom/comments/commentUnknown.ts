import { refuse } from '../../design/words/refusal.ts'
import type { Fault } from '../../platform/errors.ts'

export function commentUnknown(): Fault {
  return refuse('notFound', 'comment-unknown')
}
