import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { announcePublication } from './announcePublication.ts'
import { loadSections, storeSection } from './publication.sql.ts'
import type { Section } from './publication.ts'
import { sectionSlugProblem } from './reserved.rule.ts'

export type SectionChange = {
  name?: string
  description?: string
  inNavigation?: boolean
  /** Its place among the sections, from 1. */
  order?: number
}

/** Makes or changes a section: what it is called, where it stands, whether it is in the navigation. */
export function setSection(
  db: Database,
  actor: string,
  slug: string,
  { order, ...change }: SectionChange,
  now: Temporal.Instant,
): Promise<Section> {
  const problem = sectionSlugProblem(slug)
  if (problem) throw invalid('slug', problem.reason)
  if (change.name?.trim() === '') throw invalid('name', 'The section needs a name.')
  if (order !== undefined && (!Number.isInteger(order) || order < 1 || order > 10_000))
    throw invalid('order', 'The order is a whole number from 1.')
  return inTransaction(db, async (tx) => {
    const sections = await loadSections(tx)
    const before = sections.find((section) => section.slug === slug)
    const section = { ...(before ?? { slug, name: '', description: '', inNavigation: true }), ...change }
    if (section.name === '') throw invalid('name', `There is no section “${slug}” yet; to make it, say name=…`)
    const others = sections.filter((other) => other.slug !== slug)
    const at = order === undefined ? (before ? sections.indexOf(before) : others.length) : order - 1
    for (const [position, one] of others.toSpliced(at, 0, section).entries()) await storeSection(tx, one, position)
    await writeAuditLog(
      tx,
      { actor, action: 'section.set', subject: `section:${slug}`, detail: { ...change, order } },
      now,
    )
    await announcePublication(tx)
    return section
  })
}
