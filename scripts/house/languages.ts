import { sentencesOfAnArea } from './plan.ts'
import type { RefuseAt } from './refusal.ts'
import type { SourceFile } from './source.ts'

/**
 * Across all files: every area of the words has every language. The compiler holds a file to the English sentences of
 * its area, but says nothing about a file that is not there.
 */
export function checkLanguages(files: SourceFile[], refuseAt: RefuseAt) {
  const areas = new Map<string, { first: SourceFile; tags: Set<string> }>()
  const seenIn = new Map<string, string>()
  for (const file of files) {
    const [, name, tag] = sentencesOfAnArea.exec(file.path) ?? []
    if (!name || !tag) continue
    const area = areas.get(name) ?? { first: file, tags: new Set() }
    areas.set(name, area)
    area.tags.add(tag)
    seenIn.set(tag, seenIn.get(tag) ?? name)
  }
  for (const [name, { first, tags }] of areas) {
    for (const [tag, elsewhere] of seenIn) {
      if (!tags.has(tag)) refuseAt(first.path, 1, 'words', `${name} has no ${tag}.ts, which ${elsewhere} has`)
    }
  }
}
