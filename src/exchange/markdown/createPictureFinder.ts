import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import type { FoundPicture } from './bodyTree.rule.ts'
import { findPicture, type PictureStore } from './findPicture.ts'

export type PictureFinder = (path: string, src: string) => Promise<FoundPicture>

type Deps = { db: Database; folder: string; isDryRun: boolean; media: Media; now: Temporal.Instant }

/** Articles that show one picture mostly stand together. */
const MOST_REMEMBERED = 10_000

/** Each picture is looked for once, however many articles show it. */
export function createPictureFinder({ db, folder, isDryRun, media, now }: Deps): PictureFinder {
  const known = new LRUCache<string, Promise<FoundPicture>>({ max: MOST_REMEMBERED })
  const store: PictureStore = async (bytes) => {
    if (isDryRun) {
      const pictureId = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
      const credit = (await media.findPictures(db, [pictureId])).get(pictureId)?.credit
      return { kind: 'stored', pictureId, ...(credit ? { credit } : {}) }
    }
    const outcome = await media.storePicture(db, bytes, now)
    if (outcome.kind === 'refused') return { kind: 'missing', reason: outcome.reason }
    const { id, credit } = outcome.picture
    return { kind: 'stored', pictureId: id, ...(credit ? { credit } : {}) }
  }
  return (path, src) => {
    // Its bytes stand in the address.
    if (src.startsWith('data:')) return findPicture(folder, path, src, store)
    const key = `${src.startsWith('/') ? '' : path.replace(/[^/]*$/, '')}\n${src}`
    const looking = known.get(key) ?? findPicture(folder, path, src, store)
    known.set(key, looking)
    return looking
  }
}
