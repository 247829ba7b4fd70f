/** What is opened outside the meter in a day, by whom: in this process's memory, forgotten with the day. */
export type Budgets = {
  isSpent(name: string, budget: number, today: string): boolean
  note(name: string, today: string): void
}

export function createBudgets(): Budgets {
  let day = ''
  const opened = new Map<string, number>()

  function countOf(name: string, today: string): number {
    if (today !== day) {
      day = today
      opened.clear()
    }
    return opened.get(name) ?? 0
  }

  return {
    isSpent: (name, budget, today) => countOf(name, today) >= budget,
    note: (name, today) => void opened.set(name, countOf(name, today) + 1),
  }
}
