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

/** For whoever holds the database's connections: this failure says that it could not be asked, or has no room. */
export function markDatabaseAway(failure: Error): void {
  ofLostDatabase.add(failure)
}

/**
 * True when the failure says that the database could not be asked, or that its disk is full or cannot be written, as
 * against having answered with an error. Only what arose on our own connections to it: a lost file or a mail server that
 * hangs up fails with the same codes.
 */
export function isDatabaseAway(error: unknown): boolean {
  return error instanceof Error && ofLostDatabase.has(error)
}

/** True when the database ended a statement because it took too long, or others held what it needed. */
export function isOutOfTime(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '57014'
}

/** Full, over its quota, read-only, closed to this account, broken: one kind, for which somebody makes room or mends. */
const UNWRITABLE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO'])
/** Sockets and processes fail with some of the same codes. */
const NOT_OF_FILES = /^(?:connect|listen|bind|accept|send|recv|kill|spawn|getaddrinfo)/

/**
 * True when a file could not be written, or read, for what is the matter with its disk and not with the request: another
 * time it may work.
 */
export function isUnwritable(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error)) return false
  const { code = '', syscall } = error as NodeJS.ErrnoException
  return UNWRITABLE.has(code) && syscall !== undefined && !NOT_OF_FILES.test(syscall)
}

/**
 * The bucket that keeps the publication's files cannot be asked, or does not do what it is asked: another time it may.
 * `reason` names neither its place nor its key, and may be shown to anybody; the message says where it is, too.
 */
export class BucketAway extends Error {
  readonly reason: string
  /** Whether it may be otherwise in a second; a wrong key is not. */
  readonly mayPass: boolean

  constructor(where: string, reason: string, mayPass: boolean, cause?: Error) {
    super(`${where} ${reason}`, { cause })
    this.reason = reason
    this.mayPass = mayPass
  }
}

/** True when a file could not be written or read, wherever files are kept, for no fault of the request. */
export const isFileAway = (error: unknown): boolean => isUnwritable(error) || error instanceof BucketAway
