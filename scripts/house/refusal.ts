export type Check =
  | 'imports'
  | 'purity'
  | 'names'
  | 'length'
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

export type Refusal = { path: string; line: number; check: Check; reason: string }

/** Refuses one place in the file at hand. */
export type Refuse = (line: number, check: Check, reason: string) => void
