import type { Access } from './access.rule.ts'

type Kept = Extract<Access, { kind: 'metered' | 'gate' }>

/** Who: a reader's id, or what tells a visitor's pass from others. */
export type Answered = { who: string | number; groupId: number; access: Kept; policyVersion: number }

/** What was answered to whom about which article. It is asked at every gate: it makes no text and no objects. */
export type AnswerMemory = {
  size(): number
  has(answered: Answered): boolean
  add(answered: Answered): void
  forget(answered: Answered): void
  clear(): void
}

export function createAnswerMemory(): AnswerMemory {
  const known = new Map<string | number, Map<number, Answered[]>>()
  let size = 0

  return {
    size: () => size,
    has(answered) {
      const before = known.get(answered.who)?.get(answered.groupId)
      if (before === undefined) return false
      for (const other of before) if (isSame(other, answered)) return true
      return false
    },
    add({ who, groupId, access, policyVersion }) {
      // What was cut out of a header would keep all of the header in memory.
      const own = typeof who === 'string' ? Buffer.from(who, 'latin1').toString('latin1') : who
      const answered = { who: own, groupId, access, policyVersion }
      const groups = known.get(own) ?? new Map<number, Answered[]>()
      known.set(own, groups)
      const answers = groups.get(groupId)
      if (answers) answers.push(answered)
      else groups.set(groupId, [answered])
      size++
    },
    forget(answered) {
      const groups = known.get(answered.who)
      const answers = groups?.get(answered.groupId)
      const at = answers?.findIndex((other) => isSame(other, answered)) ?? -1
      if (at < 0) return
      answers?.splice(at, 1)
      size--
    },
    clear() {
      known.clear()
      size = 0
    },
  }
}

function isSame(a: Answered, b: Answered): boolean {
  const one = a.access
  const other = b.access
  if (one.reason !== other.reason || one.rule !== other.rule || a.policyVersion !== b.policyVersion) return false
  if (one.kind === 'gate') return other.kind === 'gate' && one.gate === other.gate
  return other.kind === 'metered' && one.left === other.left
}
