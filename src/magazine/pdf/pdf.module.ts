import { join } from 'node:path'
import type { Platform } from '../../platform/platform.ts'
import type { BookMaker } from '../book/book.module.ts'
import { makePdf, type PdfDeps } from './makePdf.ts'
import type { Paper } from './setSheets.ts'

/** Issues on paper, in two sizes: A4 and Letter. */
export function createMagazinePdf(
  { dataFolder }: Pick<Platform, 'dataFolder'>,
  deps: Omit<PdfDeps, 'faceFolder'>,
): { makePdf(paper: Paper): BookMaker } {
  const faceFolder = join(dataFolder, 'faces')
  return { makePdf: (paper) => makePdf(paper, { ...deps, faceFolder }) }
}
