/** Why somebody may read although the meter would not let them; each is named in the decision. */
export type Exemption =
  /** People at the desk see what readers may. */
  | { kind: 'staff' }
  /** A library, a school, a company: by its network or its e-mail domain. */
  | { kind: 'institution'; name: string }
  /** A subscriber gave this article. */
  | { kind: 'gift'; groupId: number }
  /** A search engine that has proven to be the one it says. */
  | { kind: 'crawler'; name: string }

/** The first that holds for this article. */
export function exemptionFor(exemptions: readonly Exemption[] | undefined, groupId: number): Exemption | undefined {
  return exemptions?.find((exemption) => exemption.kind !== 'gift' || exemption.groupId === groupId)
}

/** Whoever asks, as far as exemptions are concerned. */
export type Exempted = { kind: string; exemptions?: readonly Exemption[] }
