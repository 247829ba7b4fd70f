import type { LibraryDeps } from './libraryDeps.ts'
import { MOST, type TakenPicture, takePicture } from './takePicture.ts'

/** A site that takes longer is asked again by whoever wants its picture. */
const TIMEOUT_MS = 15_000

export type FetchedPicture =
  | TakenPicture
  | { kind: 'refused'; reason: 'address' | 'private' | 'no-answer' | 'status'; type: string | undefined }

/** Takes the picture that stands at an address; nothing is asked that does not stand on the internet. */
export async function fetchPicture(
  deps: Pick<LibraryDeps, 'db' | 'media' | 'guardedFetch'>,
  address: string,
  staffId: number,
  now: Temporal.Instant,
): Promise<FetchedPicture> {
  const headers = { Accept: 'image/avif,image/webp,image/*' }
  const answer = await deps.guardedFetch(address, { most: MOST.bytes + 1, timeoutMs: TIMEOUT_MS, headers })
  switch (answer.kind) {
    case 'refused':
      return { kind: 'refused', reason: answer.reason, type: undefined }
    case 'failed':
      return { kind: 'refused', reason: 'no-answer', type: undefined }
    case 'answered':
      if (answer.status !== 200) return { kind: 'refused', reason: 'status', type: String(answer.status) }
      return takePicture(deps, { bytes: answer.body, isTooLong: answer.isCut }, staffId, now)
  }
}
