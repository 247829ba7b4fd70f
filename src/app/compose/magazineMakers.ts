import type { Makers } from '../../magazine/issues/issues.module.ts'

/** What makes the files of an issue. */
export function magazineMakers(): Makers {
  return {}
}
