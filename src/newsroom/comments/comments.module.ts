import type { DeskShell } from '../../design/frame/deskShell.ts'
import { createCommentsEndpoint } from './comments.endpoint.ts'
import { createCommentsScreen } from './comments.screen.tsx'
import type { CommentsDeps } from './deps.ts'

export { commentOn } from './commentOn.ts'
export { mentionsOf } from './mentionsOf.ts'

/** What colleagues say of a text and would have otherwise. Nothing of it leaves the desk, and none of it keeps a text from going out. */
export function createComments(deps: CommentsDeps) {
  return {
    screens: (desk: DeskShell) => ({
      comments: createCommentsScreen(deps, desk),
      commentsFile: createCommentsEndpoint(deps),
    }),
  }
}
