import type { Access } from './access.rule.ts'

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

  covers(groupId: number): boolean {
    return this.#groupId === groupId
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
