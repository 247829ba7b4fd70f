import { localPath } from '../../platform/http.ts'

/** Going back to where one signs in or out would undo or repeat what was just done. */
const NEVER_RETURN_TO = /^(?:\/[a-z]{2})?\/(?:sign-in|sign-out|confirm)(?:\/|\?|$)/i

/** Where to go after signing in: a path of this site, the front page where none or a foreign one was asked for. */
export function chooseReturnPath(wanted: string | undefined): string {
  const path = localPath(wanted)
  return path === undefined || NEVER_RETURN_TO.test(path) ? '/' : path
}
