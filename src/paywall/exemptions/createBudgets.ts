import type { Database } from '../../platform/database.ts'
import { takeOfDay } from '../../platform/takeOfDay.ts'

/**
 * What is opened outside the meter in a day, by whom: counted in the database for all processes together, which take a
 * little of it at a time.
 */
export type Budgets = {
  isSpent(name: string, budget: number, today: string): boolean
  /** It was not spent as far as this process knows, which has nothing left that it has taken: see `settle`. */
  isUnsure(name: string): boolean
  /** Resolves when `isSpent` says what is so. */
  settle(name: string): Promise<void>
  note(name: string): void
}

type Known = { day: string; budget: number; left: number; spent: boolean; asking: Promise<void> | undefined }

/** Of a day's budget at once: what a process takes is not there for another. */
const BLOCKS = 25
const LARGEST_BLOCK = 200

export function createBudgets(db: Database): Budgets {
  const known = new Map<string, Known>()

  function knownOf(name: string, budget: number, today: string): Known {
    const before = known.get(name)
    if (before?.day === today && before.budget === budget) return before
    const fresh: Known = { day: today, budget, left: 0, spent: false, asking: undefined }
    known.set(name, fresh)
    return fresh
  }

  async function take(name: string, of: Known): Promise<void> {
    const block = Math.min(LARGEST_BLOCK, Math.max(1, Math.floor(of.budget / BLOCKS)))
    // With the database away nobody is turned away for a number that cannot be known.
    const given = await takeOfDay(db, { name, most: of.budget }, of.day, block).catch(() => block)
    of.left += given
    of.spent = of.left <= 0 && given < block
    of.asking = undefined
  }

  const ask = (name: string, of: Known): Promise<void> => {
    of.asking ??= take(name, of)
    return of.asking
  }

  return {
    isSpent: (name, budget, today) => knownOf(name, budget, today).spent,
    isUnsure(name) {
      const of = known.get(name)
      return of !== undefined && of.left <= 0 && !of.spent
    },
    async settle(name) {
      const of = known.get(name)
      if (of) await ask(name, of)
    },
    note(name) {
      const of = known.get(name)
      if (!of) return
      of.left--
      // Ahead of the request that would have to wait for it.
      if (of.left <= 0 && !of.spent) void ask(name, of)
    },
  }
}
