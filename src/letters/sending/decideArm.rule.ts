import type { Arm } from '../mailing/mailing.module.ts'

export type ArmCount = { sent: number; clicked: number }

/** Below this many people who clicked, a difference is chance. */
const LEAST_CLICKS = 10

/** The subject of which more people clicked, each counted once; with too few, or alike, the editor's first one. */
export function decideArm(a: ArmCount, b: ArmCount): Arm {
  if (a.clicked + b.clicked < LEAST_CLICKS) return 'a'
  const rate = ({ sent, clicked }: ArmCount) => (sent === 0 ? 0 : clicked / sent)
  return rate(b) > rate(a) ? 'b' : 'a'
}
