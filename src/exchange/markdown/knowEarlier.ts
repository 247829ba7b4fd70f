import { findAddresses } from '../../articles/store/store.module.ts'
import type { Database } from '../../platform/database.ts'
import { type BodyTree, linkTargets } from './bodyTree.rule.ts'
import { type Addresses, resolveLink } from './links.rule.ts'

/** The addresses of this import, and of earlier ones those that this text links to. */
export async function knowEarlier(
  db: Database,
  tree: BodyTree,
  path: string,
  addresses: Addresses,
): Promise<Addresses> {
  const unknown = new Set<string>()
  const asked = { get: (place: string) => void unknown.add(place) }
  for (const href of linkTargets(tree)) resolveLink(href, path, { ...addresses, earlier: asked })
  if (unknown.size === 0) return addresses
  return { ...addresses, earlier: await findAddresses(db, [...unknown]) }
}
