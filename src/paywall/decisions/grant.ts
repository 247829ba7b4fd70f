import { type Access, isSubscriber, type Standing } from './access.rule.ts'

/**
 * Proof that a body may be had, and why. Only this folder makes one, from a decision. The private field makes the type
 * nominal: nothing else is a Grant, and a sealed body opens for nothing else.
 */
export class Grant {
  readonly #groupId: number
  readonly reason: string

  private constructor(groupId: number, reason: string) {
    this.#groupId = groupId
    this.reason = reason
  }

  /** A grant for the one article group that was decided on; undefined where the decision is a gate. */
  static forReading(access: Access, groupId: number): Grant | undefined {
    return access.kind === 'gate' ? undefined : new Grant(groupId, access.reason)
  }

  /** For a named job whose output is itself kept from whoever may not read it. */
  static forMaking(job: 'letter' | 'index' | 'magazine' | 'working copy', groupId: number): Grant {
    return new Grant(groupId, `making ${job}`)
  }

  /** For whoever was proven to read everything. */
  static forAll(proof: ReadsEverything, groupId: number): Grant {
    return new Grant(groupId, proof.as)
  }

  covers(groupId: number): boolean {
    return this.#groupId === groupId
  }
}

/**
 * Proof that somebody may read every article, whatever it is: subscribers, and those of the staff who preview. As
 * nominal as a Grant. It holds for the request in which it was asked for.
 */
export class ReadsEverything {
  readonly #as: 'subscriber' | 'staff'

  private constructor(as: 'subscriber' | 'staff') {
    this.#as = as
  }

  static ofStanding(standing: Standing, now: Temporal.Instant): ReadsEverything | undefined {
    if (isSubscriber(standing, now)) return new ReadsEverything('subscriber')
    const previews = standing.exemptions?.some(({ kind }) => kind === 'staff')
    return previews ? new ReadsEverything('staff') : undefined
  }

  /** For somebody at the machine itself, who has the database. */
  static atTheCommandLine(): ReadsEverything {
    return new ReadsEverything('staff')
  }

  get as(): 'subscriber' | 'staff' {
    return this.#as
  }
}

/** Something of an article's body that is not to be had without a grant. It prints, logs and serialises as nothing. */
export class Sealed<T> {
  readonly #value: T
  readonly groupId: number

  constructor(value: T, groupId: number) {
    this.#value = value
    this.groupId = groupId
  }

  /** Throws when the grant is for another article: a mistake of ours, never a reader's. */
  open(grant: Grant): T {
    if (!grant.covers(this.groupId)) throw new Error('a grant for one article was used for another')
    return this.#value
  }

  toJSON(): string {
    return '[sealed]'
  }
}
