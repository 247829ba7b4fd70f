import { diffArrays } from 'diff'
import type { Token } from './token.ts'
import { wordsIn } from './wordsIn.ts'

export type Run =
  | { change: 'same'; before: readonly Token[]; after: readonly Token[] }
  | { change: 'removed'; before: readonly Token[] }
  | { change: 'added'; after: readonly Token[] }

/** Two texts of which so little is the same are two texts, and are not shown shuffled into each other. */
const LEAST_SHARE = 0.25
const FEW_WORDS = 4
/** So much work two texts are worth that share nothing; what differs more is shown as taken out and put in. */
const MOST_DIFFERENCES = 1_000

export function compareWords(before: readonly Token[], after: readonly Token[]): Run[] {
  const changes = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
    { maxEditLength: MOST_DIFFERENCES },
  )
  if (!changes) return replaced(before, after)
  const runs: Run[] = []
  let [old, fresh] = [0, 0]
  for (const { added, removed, count } of changes) {
    if (added) runs.push({ change: 'added', after: after.slice(fresh, fresh + count) })
    else if (removed) runs.push({ change: 'removed', before: before.slice(old, old + count) })
    else runs.push({ change: 'same', before: before.slice(old, old + count), after: after.slice(fresh, fresh + count) })
    if (!added) old += count
    if (!removed) fresh += count
  }
  const same = wordsIn(runs.flatMap((run) => (run.change === 'same' ? run.after : [])))
  const most = Math.max(wordsIn(before), wordsIn(after))
  return most > FEW_WORDS && same < most * LEAST_SHARE ? replaced(before, after) : inPassages(runs)
}

function replaced(before: readonly Token[], after: readonly Token[]): Run[] {
  const runs: Run[] = []
  if (before.length > 0) runs.push({ change: 'removed', before })
  if (after.length > 0) runs.push({ change: 'added', after })
  return runs
}

/** What changes on both sides of a space or a comma is one passage: taken out as a whole, and put in as a whole. */
function inPassages(runs: readonly Run[]): Run[] {
  const passages: Run[] = []
  let [out, put]: [Token[], Token[]] = [[], []]
  const flush = () => {
    passages.push(...replaced(out, put))
    ;[out, put] = [[], []]
  }
  for (const [index, run] of runs.entries()) {
    if (run.change === 'removed') out.push(...run.before)
    else if (run.change === 'added') put.push(...run.after)
    else if (
      index > 0 &&
      index < runs.length - 1 &&
      wordsIn(run.after) === 0 &&
      bothChange(out, put, runs[index + 1])
    ) {
      out.push(...run.before)
      put.push(...run.after)
    } else {
      flush()
      passages.push(run)
    }
  }
  flush()
  return passages
}

/** Whether words go and come here; where words only come, what stands between them stays. */
function bothChange(out: readonly Token[], put: readonly Token[], next: Run | undefined): boolean {
  return wordsIn(out) > 0 && wordsIn(put) > 0 && next !== undefined && next.change !== 'same'
}
