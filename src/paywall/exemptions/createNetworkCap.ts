import { createHash, randomBytes } from 'node:crypto'
import { networkOf } from '../../platform/limits.ts'

export type NetworkCap = {
  /** Whether one more article would be beyond what visitors of this network may open today. */
  isSpent(address: string, groupId: number, cap: number, today: string): boolean
  /** Takes note of an article that a visitor has opened. */
  note(address: string, groupId: number, today: string): void
}

/** Networks counted at most; beyond it the counting is for nobody, which costs the publication some articles at worst. */
const MOST_NETWORKS = 50_000

/**
 * Counts what visitors of one network open in a day, against whoever clears cookies again and again. In memory only,
 * under a hash whose salt is thrown away with the day: nothing of it can be read back, or put together with anything.
 */
export function createNetworkCap(): NetworkCap {
  let day = ''
  let salt = randomBytes(16)
  let opened = new Map<string, Set<number>>()

  function keyOf(address: string, today: string): string {
    if (today !== day) {
      day = today
      salt = randomBytes(16)
      opened = new Map()
    }
    return createHash('sha256').update(salt).update(networkOf(address)).digest('base64url')
  }

  return {
    isSpent(address, groupId, cap, today) {
      const groups = opened.get(keyOf(address, today))
      return groups !== undefined && groups.size >= cap && !groups.has(groupId)
    },
    note(address, groupId, today) {
      const key = keyOf(address, today)
      const groups = opened.get(key)
      if (groups) groups.add(groupId)
      else if (opened.size < MOST_NETWORKS) opened.set(key, new Set([groupId]))
    },
  }
}
