import { findAddresses } from '../../articles/store/store.module.ts'
import type { Database } from '../../platform/database.ts'
import { type Addresses, resolveLink } from './links.rule.ts'

/** The addresses of this import, and of earlier ones those that these texts link to, asked for at once. */
export async function knowEarlier(
  db: Database,
  texts: readonly { path: string; links: readonly string[] }[],
  addresses: Addresses,
): Promise<Addresses> {
  const unknown = new Set<string>()
  const asked = { get: (place: string) => void unknown.add(place) }
  for (const { path, links } of texts)
    for (const href of links) resolveLink(href, path, { ...addresses, earlier: asked })
  if (unknown.size === 0) return addresses
  return { ...addresses, earlier: await findAddresses(db, [...unknown]) }
}
