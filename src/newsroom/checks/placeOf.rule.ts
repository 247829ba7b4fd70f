import type { Finding } from './finding.ts'

/** Where in the editor a finding is mended: the block, or the field of the fact; undefined: it is of the whole article. */
export function placeOf(articleId: number, { place, fact }: Pick<Finding, 'place' | 'fact'>): string | undefined {
  const part = place?.block === undefined ? fact && `fact-${fact}` : `block-${place.block}`
  return part && `/desk/articles/${articleId}#${part}`
}
