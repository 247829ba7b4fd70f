/** Why somebody may read although the meter would not let them; each is named in the decision. */
export type Exemption =
  /** People at the desk see what readers may. */
  | { kind: 'staff' }
  /** A library, a school, a company: by its network or its e-mail domain. */
  | { kind: 'institution'; name: string }
  /** A subscriber gave this article. */
  | { kind: 'gift'; groupId: number }
  /** A letter names this article, and the browser has followed one of its links. */
  | {
      kind: 'newsletter'
      groupId: number
      /** Sent to a subscriber: it opens also what is for subscribers only. */
      forSubscribers: boolean
      /** Whether it counts like any other read; it opens when the allowance is spent, too. */
      counts: boolean
    }
  /** A search engine that has proven to be the one it says. */
  | { kind: 'crawler'; name: string }

/** The first that holds for this article. `onlyForSubscribers`: by its terms, or as one of a pool without an allowance. */
export function exemptionFor(
  exemptions: readonly Exemption[] | undefined,
  { groupId, onlyForSubscribers }: { groupId: number; onlyForSubscribers: boolean },
): Exemption | undefined {
  return exemptions?.find((exemption) => {
    switch (exemption.kind) {
      case 'gift':
        return exemption.groupId === groupId
      case 'newsletter':
        return exemption.groupId === groupId && (exemption.forSubscribers || !onlyForSubscribers)
      default:
        return true
    }
  })
}

/** Whoever asks, as far as exemptions are concerned. */
export type Exempted = { kind: string; exemptions?: readonly Exemption[] }
