import { FAMILIES, type FontFamily, type Hand, type Slice, sliceWith } from '../fonts/slices.ts'

export type { Hand }
export type Family = FontFamily

/** A file of letters: a slice of a family. */
export type LetterFile = Slice

/** The same file is the same object, by which runs are told apart. */
const known = new Map<string, LetterFile>()

/** Where this character's letter is; the first family that has it. */
export function letterFile(hand: Hand, code: number): LetterFile | undefined {
  for (const family of FAMILIES[hand]) {
    const found = sliceWith(family, code)
    if (!found) continue
    const file = known.get(found.path) ?? found
    known.set(found.path, file)
    return file
  }
  return undefined
}

/** Whether our faces have all of it: Korean, Hebrew and pictographs they have not. */
export function canBeSet(text: string): boolean {
  return [...text].every((character) => letterFile('serif', character.codePointAt(0) ?? 0))
}
