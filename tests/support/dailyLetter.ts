/** A newsletter for everyone, but for its name. */
export const DAILY_LETTER = {
  promise: 'One letter.',
  every: 'daily',
  cadence: 'Every day',
  language: 'en',
  audience: 'everyone',
} as const
