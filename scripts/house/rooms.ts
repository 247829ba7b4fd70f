import { folderOf, isTest, placeOf } from './place.ts'
import { compositionFolder, environmentReader, exceptions, levels, most, paymentFolder, simulatorDoor } from './plan.ts'
import type { RefuseAt } from './refusal.ts'
import type { SourceFile } from './source.ts'

/** What only a folder as a whole can show: whether it has a place in the plan, and whether it holds too much. */
export function checkRooms(files: SourceFile[], refuseAt: RefuseAt) {
  const folders = Map.groupBy(
    files.filter((file) => file.path.startsWith('src/')),
    (file) => folderOf(file.path),
  )
  for (const [folder, inside] of folders) {
    const strange = inside.map((file) => placeOf(file.path)).find((place) => place.area === 'strange')
    if (strange) refuseAt(folder, 1, 'plan', strange.reason)
    const count = inside.filter((file) => !isTest(file.path)).length
    if (count > most.files) {
      refuseAt(folder, 1, 'size', `${count} files, at most ${most.files} besides tests: it holds more than one room`)
    }
  }
}

/** A line of the plan outlives its file easily; then it would excuse a new file of that name. */
export function checkPlan(files: SourceFile[], refuseAt: RefuseAt) {
  const refuse = (reason: string) => refuseAt('scripts/house/plan.ts', 1, 'plan', reason)
  const folders = new Set(files.map((file) => `${folderOf(file.path)}/`))
  for (const room of levels.flat()) if (!folders.has(`src/${room}/`)) refuse(`names ${room}, which has no folder`)
  const present = new Set([...folders, ...files.map((file) => file.path)])
  const excused = exceptions.flatMap((list) => Object.keys(list))
  for (const path of new Set([environmentReader, simulatorDoor, paymentFolder, compositionFolder, ...excused])) {
    if (!present.has(path)) refuse(`names ${path}, which does not exist`)
  }
}
