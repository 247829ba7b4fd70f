import type { ReleasedIssue } from '../book/book.module.ts'
import { COVER_WIDTHS, type CoverWidth, fileWithCover, fingerprintOf } from './cover.rule.ts'
import type { PicturesDeps } from './picturesDeps.ts'
import { takeCover } from './takeCover.ts'

const JPEG = { quality: 84, progressive: true, mozjpeg: true }

export type ReadCover = (
  issue: Pick<ReleasedIssue, 'date' | 'files'>,
  width: CoverWidth,
) => Promise<Uint8Array | undefined>

/** Covers as pictures, made once for each file and kept beside it. Whoever asks meanwhile waits for the same one. */
export function createCovers({ files, issues }: Pick<PicturesDeps, 'files' | 'issues'>): ReadCover {
  const making = new Map<string, Promise<Uint8Array | undefined>>()

  async function make(issue: Parameters<ReadCover>[0], width: CoverWidth, name: string) {
    const file = fileWithCover(issue)
    const bytes = file && (await issues.readFile(file))
    const cover = bytes && takeCover(bytes)
    if (!cover) return undefined
    const sized = width === COVER_WIDTHS.whole ? cover : await resized(cover, width)
    await files.put(name, sized)
    return sized
  }

  return async (issue, width) => {
    const file = fileWithCover(issue)
    if (!file) return undefined
    const name = `magazine/${issue.date}/cover-${fingerprintOf(file)}-${width}.jpg`
    const kept = await files.get(name)
    if (kept) return kept
    const begun = making.get(name) ?? make(issue, width, name).finally(() => making.delete(name))
    making.set(name, begun)
    return begun
  }
}

async function resized(cover: Uint8Array, width: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  return sharp(cover).resize({ width }).jpeg(JPEG).toBuffer()
}
