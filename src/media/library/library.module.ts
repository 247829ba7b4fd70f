import type { DeskShell } from '../../design/frame/deskShell.ts'
import { forgetLooked } from './forgetLooked.ts'
import { listEndingLeases } from './leases.sql.ts'
import { findLibraryPicture, listPictures } from './library.sql.ts'
import type { LibraryDeps } from './libraryDeps.ts'
import { createMediaScreen } from './media.screen.tsx'
import { readMediaSearch } from './mediaSearch.rule.ts'
import { createPictureScreen } from './picture.screen.tsx'
import { tellOf } from './tellOf.ts'
import { todayIn } from './todayIn.ts'
import { articlesWith, headlinesOf, listOtherUses } from './uses.sql.ts'

export { pictureName } from './grid.view.tsx'
export type { EndingLease } from './leases.sql.ts'
export type { LibraryPicture } from './libraryPicture.ts'
export { markLooked, renewLooked } from './looked.sql.ts'
export { MEDIA_PATH, smallestOf } from './pictureAddress.rule.ts'
export type { Rights } from './rights.rule.ts'
export type { ToldPicture } from './tellOf.ts'
export type { OtherUse } from './uses.sql.ts'
export { OtherUseName } from './uses.view.tsx'

export type Library = ReturnType<typeof createLibrary>['library']

/** So many of what else has a picture are named. */
const MOST_OTHERS = 50

/** The newsroom's pictures: what is said of them, until when each may be used, and where it is. */
export function createLibrary(deps: LibraryDeps) {
  return {
    library: {
      find: findLibraryPicture,
      /** The newest of those that somebody asks for in words. */
      choose(db: LibraryDeps['db'], typed: string, most: number) {
        const { credit, words } = readMediaSearch(typed)
        return listPictures(db, { credit, words }, most)
      },
      articlesWith,
      headlinesOf,
      /** What else has it, and is no article. */
      othersWith: (db: LibraryDeps['db'], id: string) => listOtherUses(db, id, MOST_OTHERS),
      /** What is said of each of these pictures, and whether it may be used at an instant. Pictures that are not in the library are missing. */
      tellOf: (db: LibraryDeps['db'], pictureIds: readonly string[], now: Temporal.Instant) =>
        tellOf(db, pictureIds, todayIn(deps, now)),
      /**
       * Whether each of these pictures may be used at an instant: on the day that it is then in the publication's zone.
       * Pictures that are not in the library are missing.
       */
      async rightsOf(db: LibraryDeps['db'], pictureIds: readonly string[], now: Temporal.Instant) {
        const told = await tellOf(db, pictureIds, todayIn(deps, now))
        return new Map([...told].map(([id, { rights }]) => [id, rights]))
      },
      /** Of the pictures that something uses those whose rights end within so many days, the first one first. */
      listEnding(db: LibraryDeps['db'], now: Temporal.Instant, { days, most }: { days: number; most: number }) {
        const today = todayIn(deps, now)
        return listEndingLeases(db, { from: today.toString(), until: today.add({ days }).toString() }, most)
      },
    },
    dueWork: [forgetLooked(deps)],
    screens: (desk: DeskShell) => ({
      media: createMediaScreen(deps, desk),
      picture: createPictureScreen(deps, desk),
    }),
  }
}
