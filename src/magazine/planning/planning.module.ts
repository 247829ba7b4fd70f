import { addPiece } from './addPiece.ts'
import { arrangePieces } from './arrangePieces.ts'
import type { Change } from './changeIssue.ts'
import { chooseIssue } from './chooseIssue.ts'
import { dropPiece } from './dropPiece.ts'
import { holdIssue } from './holdIssue.ts'
import { listIssues } from './issues.sql.ts'
import { movePiece } from './movePiece.ts'
import type { PlanningDeps } from './planningDeps.ts'
import { proposeIssue } from './proposeIssue.ts'
import { proposeOnTime } from './proposeOnTime.ts'
import type { MagazineChange } from './readMagazineChange.ts'
import { type CoverChange, setCover } from './setCover.ts'
import { setLetter } from './setLetter.ts'
import { setMagazine } from './setMagazine.ts'
import type { Place } from './targetOf.ts'

export type { Issue, MagazineSettings, Piece } from './issue.ts'
export { findIssueById, lockIssue, slugsOfPieces } from './issues.sql.ts'
export { MAGAZINE_CHANNEL } from './magazineChannel.ts'
export { MAGAZINE_FIELDS, readMagazineChange } from './readMagazineChange.ts'
export { loadSettings, lockSettings } from './settings.sql.ts'

/** Ten years. */
const MOST_LISTED = 520

export type Planning = ReturnType<typeof createPlanning>

/** What makers do with an issue until it is released, and after it, for its next revision. All give back its day. */
export function createPlanning(deps: PlanningDeps) {
  const { db } = deps
  const now = () => deps.clock.now()
  return {
    choose: (date: string | undefined) => chooseIssue(db, date),
    /** The newest first. */
    list: () => listIssues(db, { most: MOST_LISTED }),
    /** Refused where there is one, but for `again`. */
    propose: (actor: string, wanted: { date?: string | undefined; again: boolean }) =>
      proposeIssue(deps, actor, wanted, now()),
    add: (change: Change, piece: Place & { slug: string }) => addPiece(db, change, piece, now()),
    move: (change: Change, piece: Partial<Place> & { slug: string }) => movePiece(db, change, piece, now()),
    /** Exactly these, in this order. */
    arrange: (change: Change, articles: { pieces: readonly string[]; world: readonly string[] }) =>
      arrangePieces(db, change, articles, now()),
    drop: (change: Change, slug: string) => dropPiece(db, change, slug, now()),
    setCover: (change: Change, cover: CoverChange) => setCover(deps, change, cover, now()),
    setLetter: (change: Change, bytes: Uint8Array | undefined) => setLetter(db, change, bytes, now()),
    hold: (change: Change, options: { undo: boolean }) => holdIssue(db, change, options, now()),
    set: (actor: string, change: MagazineChange) => setMagazine(db, actor, change, now()),
    dueWork: [proposeOnTime(deps)],
  }
}
