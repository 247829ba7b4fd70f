import type { Section } from './publication.ts'

/** Of sections that nobody has put into the navigation as many as fit. */
const MOST_BY_THEMSELVES = 8

/** The sections of navigation and front. A publication that has just been imported has chosen none: then all stand there. */
export function navigationOf(sections: readonly Section[]): readonly Section[] {
  const chosen = sections.filter((section) => section.inNavigation)
  return chosen.length > 0 ? chosen : sections.slice(0, MOST_BY_THEMSELVES)
}
