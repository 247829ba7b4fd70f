import type { Words } from '../../design/words/words.ts'

const REASONS = ['old', 'twice', 'early', 'forged', 'machine', 'paused', 'too-many'] as const

/** Why something was not counted, in words. */
export function refusalName(words: Words, reason: string): string {
  const known = REASONS.find((one) => one === reason)
  return known ? words.t(`campaigns.refused.${known}`) : reason
}
