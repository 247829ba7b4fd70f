import { invalid } from '../../platform/errors.ts'
import { type Change, changeIssue } from './changeIssue.ts'
import { storeCover } from './issues.sql.ts'
import type { PlanningDeps } from './planningDeps.ts'

const MOST_LINES = 3
const LONGEST_LINE = 90

/** What is said of a cover; what is not stays as it was. `picture`: null takes it off. */
export type CoverChange = {
  picture?: Uint8Array | null
  alt?: string
  credit?: string
  lines?: readonly string[]
}

/** Changes an issue's cover: one picture over the whole page, and at most three lines. */
export async function setCover(
  { db, media }: Pick<PlanningDeps, 'db' | 'media'>,
  change: Change,
  { picture, alt, credit, lines }: CoverChange,
  now: Temporal.Instant,
): Promise<string> {
  if (lines && lines.length > MOST_LINES) throw invalid('line', `A cover has at most ${MOST_LINES} lines.`)
  const long = lines?.find((line) => line.length > LONGEST_LINE)
  if (long !== undefined) throw invalid('line', `“${long}” is longer than ${LONGEST_LINE} letters.`)
  const stored = picture ? await media.storePicture(db, picture, now) : undefined
  if (stored?.kind === 'refused') throw invalid('picture', `The picture cannot be taken: ${stored.reason}.`)
  return changeIssue(
    db,
    change,
    'cover',
    async (tx, issue) => {
      const { pictureId: before, ...cover } = issue.cover
      const pictureId = picture === null ? undefined : (stored?.picture.id ?? before)
      await storeCover(tx, issue.id, {
        ...cover,
        ...(pictureId !== undefined && { pictureId }),
        ...(alt !== undefined && { alt }),
        ...(credit !== undefined && { credit }),
        ...(lines && { lines: [...lines] }),
      })
      return { picture: pictureId, alt, credit, lines }
    },
    now,
  )
}
