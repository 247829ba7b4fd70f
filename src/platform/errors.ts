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

/** True when the failure says that the database could not be asked, as against having answered with an error. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string') {
    // 57P01..03: shutting down or starting up; 08xxx: connection exceptions; 53300: too many connections
    if (/^(57P0[123]|08...|53300)$/.test(code)) return true
    if (['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code)) return true
  }
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  )
}
