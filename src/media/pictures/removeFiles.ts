import type { Files } from '../../platform/files/files.ts'
import { renditionFile } from './picture.rule.ts'

/** Everything that was ever made of a picture, in every form and with each of its credits. */
export async function removeFiles(
  files: Pick<Files, 'remove'>,
  { id, widths, stamp: last }: { id: string; widths: readonly number[]; stamp: number },
): Promise<void> {
  for (let stamp = 0; stamp <= last; stamp++)
    for (const width of widths)
      for (const format of ['webp', 'jpg', 'png'] as const) {
        const file = renditionFile({ id, width, format, stamp })
        if (file !== undefined) await files.remove(file)
      }
}
