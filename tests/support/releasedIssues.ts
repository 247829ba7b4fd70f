import type { ContentsEntry, IssueFile, ReleasedIssue } from '../../src/magazine/book/book.module.ts'

const piece = (slug: string, title: string, more: Partial<ContentsEntry> = {}): ContentsEntry => ({
  kind: 'piece',
  slug,
  title,
  language: 'en',
  section: { slug: 'world', name: 'World' },
  authors: ['The test desk'],
  minutes: 4,
  isSample: false,
  ...more,
})

/** An issue as it is handed on once it is released, with files that are named as real ones are. */
export function releasedIssue(date: string, number: number, more: Partial<ReleasedIssue> = {}): ReleasedIssue {
  const releasedAt = Temporal.Instant.from(`${date}T04:00:00Z`)
  const file = (kind: IssueFile['kind'], ending: string, mediaType: string): IssueFile => ({
    kind,
    bytes: fileOf(date, kind).length,
    etag: `"${date}-${kind}-1"`,
    fileName: `The Test Meridian ${date}${ending}`,
    mediaType,
    key: `magazine/${date}/1/${kind}`,
  })
  return {
    id: number,
    date,
    number,
    revision: 1,
    releasedAt,
    revisedAt: releasedAt,
    title: `The Test Meridian, ${date}`,
    cover: { alt: 'A harbor in the morning', lines: ['The salt & the <sea>', 'Second line'] },
    notes: [],
    contents: [
      { kind: 'letter', slug: 'letter', title: 'From the desk', language: 'en', authors: [], isSample: true },
      { ...piece('opener-world', 'World'), kind: 'opener' },
      piece('ferry', 'The ferry that carries salt', { place: 'Brest', isSample: true, groupId: 1 }),
      piece('mine', 'مناجم الملح', { language: 'ar', place: 'Wieliczka', groupId: 2 }),
    ],
    files: [
      file('epub', '.epub', 'application/epub+zip'),
      file('pdf-a4', '.pdf', 'application/pdf'),
      file('pdf-letter', ' Letter.pdf', 'application/pdf'),
      file('sample-epub', ' sample.epub', 'application/epub+zip'),
    ],
    ...more,
  }
}

export const fileOf = (date: string, kind: IssueFile['kind']): Buffer =>
  Buffer.from(`${kind} of ${date}, whole. `.repeat(9))

/** So many, a week apart, newest first. */
export function weeklyIssues(newest: string, count: number): ReleasedIssue[] {
  const last = Temporal.PlainDate.from(newest)
  return Array.from({ length: count }, (_, at) => releasedIssue(last.subtract({ days: 7 * at }).toString(), count - at))
}

/** What stands in the place of the room that releases issues. */
export const issuesOf = (issues: readonly ReleasedIssue[]) => ({
  listReleased: async () => issues,
  readFile: async ({ key, kind }: IssueFile) => fileOf(key.split('/')[1] ?? '', kind) as Uint8Array,
})
