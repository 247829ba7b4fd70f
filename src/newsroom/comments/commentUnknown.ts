import { type Fault, notFound } from '../../platform/errors.ts'

export function commentUnknown(): Fault {
  return notFound(
    'comment-unknown',
    'There is no such comment on this article. Somebody may have taken it back; what you typed was not kept.',
  )
}
