/** The four ways a request can be wrong. Everything else that is thrown is our fault and answered 500. */
export type FaultKind = 'invalid' | 'notAllowed' | 'notFound' | 'conflict'

/** Problems by field name; a form shows each beside its field. */
export type FieldProblems = Readonly<Record<string, string>>

export class Fault extends Error {
  readonly kind: FaultKind
  /** Stable, for machines: `plan-unknown`, `link-used`. */
  readonly code: string
  readonly fields: FieldProblems

  constructor(kind: FaultKind, code: string, message: string, fields: FieldProblems = {}) {
    super(message)
    this.name = 'Fault'
    this.kind = kind
    this.code = code
    this.fields = fields
  }
}

export const invalid = (code: string, message: string, fields?: FieldProblems) =>
  new Fault('invalid', code, message, fields)
export const notAllowed = (code: string, message: string) => new Fault('notAllowed', code, message)
export const conflict = (code: string, message: string) => new Fault('conflict', code, message)
export const notFound = (code: string, message: string) => new Fault('notFound', code, message)

/** For the end of an exhaustive switch: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`)
}

const ofLostDatabase = new WeakSet<Error>()

/** For whoever holds the database's connections: this failure says that it could not be asked. */
export function markDatabaseAway(failure: Error): void {
  ofLostDatabase.add(failure)
}

/**
 * True when the failure says that the database could not be asked, as against having answered with an error. Only what
 * arose on our own connections to it: a lost file or a mail server that hangs up fails with the same codes.
 */
export function isDatabaseAway(error: unknown): boolean {
  return error instanceof Error && ofLostDatabase.has(error)
}
