import type { Words } from '../../design/words/words.ts'
import type { Access } from './access.rule.ts'

/** What is kept of a decision. */
export type KeptDecision = {
  at: Temporal.Instant
  groupId: number
  kind: 'metered' | 'gate'
  reason: string
  gate: 'register' | 'subscribe' | undefined
  left: number | undefined
  rule: string
  policyVersion: number
  readerId: number | undefined
}

/** Days for which "why did this reader see this?" can be answered. */
export const KEEP_DECISIONS_DAYS = 30

/** New reads and gates are kept; what anybody may read, and what was opened before, says nothing about anyone. */
export function isKept(access: Access): access is Extract<Access, { kind: 'metered' | 'gate' }> {
  return access.kind === 'gate' || (access.kind === 'metered' && access.reason === 'new')
}

/** "Reader 12 was shown the subscribe gate of “Headline”, since the allowance was spent (rule meter, policy 3)." */
export function explainDecision(
  decision: KeptDecision,
  { words, zone, headline }: { words: Words; zone: string; headline: string },
): string {
  // equivalent: the words say “subscribe” of every gate that is not “register”
  const { kind, reason, gate = 'subscribe', left = 0, rule, policyVersion, readerId } = decision
  const who = readerId === undefined ? words.t('decision.visitor') : words.t('decision.reader', { reader: readerId })
  const facts = { who, headline, date: words.date(decision.at, zone, 'dateTime') }
  const said =
    kind === 'metered'
      ? words.t('decision.opened', { ...facts, left })
      : words.t('decision.gated', { ...facts, gate, why: words.t('decision.why', { reason }) })
  return `${said} ${words.t('decision.rule', { rule, policy: policyVersion })}`
}
