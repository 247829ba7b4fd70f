import { unreachable } from '../../platform/errors.ts'
import type { ContentsEntry } from '../book/book.module.ts'

/**
 * As whom somebody asks. `subscriber` and `staff` were proven by their session (`ReadsEverything`), `token` by the secret
 * address of their own catalog while its owner subscribes. Whoever lapsed is a visitor again.
 */
export type IssueHolder = 'visitor' | 'subscriber' | 'staff' | 'token'

export type IssueMatter =
  /** What a shop window shows: that there is an issue, its cover, its contents, what changed in it. */
  | { kind: 'cover' | 'contents' | 'notes' }
  | { kind: 'part'; part: Pick<ContentsEntry, 'kind' | 'isSample'> }
  /** The whole issue in one file. */
  | { kind: 'file' }
  | { kind: 'sample-file' }
  /** A copy that a browser keeps, which ends with its lease. */
  | { kind: 'offline' }

export type MayHave = { kind: 'open'; because: 'everybody' | IssueHolder } | { kind: 'gate'; gate: 'subscribe' }

/** The one place that decides who may have what of an issue, of this week's and of the oldest. */
export function mayHave(matter: IssueMatter, holder: IssueHolder): MayHave {
  switch (matter.kind) {
    case 'cover':
    case 'contents':
    case 'notes':
    case 'sample-file':
      return { kind: 'open', because: 'everybody' }
    case 'part':
      return matter.part.kind === 'letter' || matter.part.isSample
        ? { kind: 'open', because: 'everybody' }
        : paid(holder)
    case 'file':
      return paid(holder)
    case 'offline':
      // A token is what an e-reader holds: there is no session whose end would take the copy away.
      return holder === 'token' ? { kind: 'gate', gate: 'subscribe' } : paid(holder)
    default:
      return unreachable(matter)
  }
}

function paid(holder: IssueHolder): MayHave {
  return holder === 'visitor' ? { kind: 'gate', gate: 'subscribe' } : { kind: 'open', because: holder }
}
