import { invalid } from '../../platform/errors.ts'

/** Who has subscribed for everybody in its rooms or with an address of its own. */
export type Institution = {
  slug: string
  name: string
  /** Addresses and networks, `192.0.2.0/24`, `2001:db8::/32`. */
  ranges: readonly string[]
  /** Domains of e-mail addresses, `library.example.org`; their subdomains count too. */
  domains: readonly string[]
  /** The last day it reads, in the publication's zone; without one until it is removed. */
  until: Temporal.PlainDate | undefined
  /** How many articles its people may open in a day, all together; beyond it they read as anybody does. */
  daily: number
}

export type InstitutionChange = Partial<Omit<Institution, 'slug'>>

export const INSTITUTION_WORDS = ['name', 'ranges', 'domains', 'until', 'daily'] as const
export type InstitutionWords = Partial<Record<(typeof INSTITUTION_WORDS)[number], string>>

/** What a large library's readers open; whoever takes more is copying the archive. */
const USUAL_DAILY = 5_000

export const institutionReads = ({ until }: Institution, today: Temporal.PlainDate): boolean =>
  until === undefined || Temporal.PlainDate.compare(today, until) <= 0

/** `math.school.example` is within `school.example`; `notschool.example` is not. */
export const isWithinDomain = (domain: string, own: string): boolean => domain === own || domain.endsWith(`.${own}`)

/** The institution after the change; refused where nobody would read by it. */
export function completeInstitution(
  slug: string,
  before: Institution | undefined,
  change: InstitutionChange,
): Institution {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    throw invalid('institution', `“${slug}” is no name here: write small letters, digits and hyphens.`)
  }
  const after = {
    slug,
    name: slug,
    ranges: [],
    domains: [],
    until: undefined,
    daily: USUAL_DAILY,
    ...before,
    ...change,
  }
  if (after.ranges.length + after.domains.length === 0) {
    throw invalid('ranges', 'An institution needs ranges=… or domains=…, or nobody could read by it.')
  }
  return after
}
