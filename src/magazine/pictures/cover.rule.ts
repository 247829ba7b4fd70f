import type { IssueFile, ReleasedIssue } from '../book/book.module.ts'

/** As large as an issue's own file has it, twice as fine as mails set it, and as machines list it. */
export const COVER_WIDTHS = { whole: 1200, mail: 640, thumbnail: 320 } as const
export type CoverWidth = (typeof COVER_WIDTHS)[keyof typeof COVER_WIDTHS]

/** Shelves of e-readers show covers three to four. */
const HEIGHT_OF_WIDTH = 4 / 3

export type CoverPicture = { path: string; width: number; height: number }

/** Of a cover's address the width that it names; undefined for what is none. */
export function coverWidthIn(file: string): CoverWidth | undefined {
  const [, digits] = /^[a-z0-9]+-([1-9]\d{2,3})\.jpg$/.exec(file) ?? []
  return Object.values(COVER_WIDTHS).find((width) => width === Number(digits))
}

/** The cover as one picture, with the name, the day and the lines on it; undefined: the issue has no files to take it from. */
export function coverOf(issue: Pick<ReleasedIssue, 'date' | 'files'>, width: CoverWidth): CoverPicture | undefined {
  const file = fileWithCover(issue)
  if (!file) return undefined
  const path = `/pictures/magazine/${issue.date}/${fingerprintOf(file)}-${width}.jpg`
  return { path, width, height: Math.round(width * HEIGHT_OF_WIDTH) }
}

/** Everybody may have the sample, and it is the smallest. */
export const fileWithCover = ({ files }: Pick<ReleasedIssue, 'files'>): IssueFile | undefined =>
  files.find(({ kind }) => kind === 'sample-epub') ?? files.find(({ kind }) => kind === 'epub')

const FINGERPRINT = 24

/** Another file may hold another cover. */
export const fingerprintOf = ({ etag }: Pick<IssueFile, 'etag'>): string =>
  etag
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, FINGERPRINT)
