/** Of the file, in its order; only `email` has to be there. */
export const COLUMNS = [
  'email',
  'newsletter',
  'status',
  'consented_at',
  'ended_at',
  'language',
  'source',
  'evidence',
] as const
export type Column = (typeof COLUMNS)[number]
