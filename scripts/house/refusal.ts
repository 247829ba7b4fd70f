export type Check =
  | 'imports'
  | 'cycles'
  | 'http'
  | 'purity'
  | 'names'
  | 'arguments'
  | 'size'
  | 'exports'
  | 'environment'
  | 'sql'
  | 'time'
  | 'markup'
  | 'views'
  | 'migrations'
  | 'words'
  | 'syntax'
  | 'plan'

/** `path` is a file, or a folder where the refusal is about all of it. */
export type Refusal = { path: string; line: number; check: Check; reason: string }

/** Refuses one place in the file at hand. */
export type Refuse = (line: number, check: Check, reason: string) => void

/** Refuses a place in any file: for the checks that look at several at once. */
export type RefuseAt = (path: string, line: number, check: Check, reason: string) => void
