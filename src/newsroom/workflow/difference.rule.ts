export type Part<Item> = { kind: 'same' | 'added' | 'removed'; items: readonly Item[] }

/** Longer stretches are not compared piece by piece: all of one goes, all of the other comes. */
const MOST_COMPARED = 4_000_000

/** What has to go from one sequence and come into it so that it is the other, as few pieces as can be. */
export function differenceOf<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (one: Item, other: Item) => boolean = Object.is,
): Part<Item>[] {
  let head = 0
  while (head < before.length && head < after.length && isSame(before[head] as Item, after[head] as Item)) head++
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    isSame(before[before.length - 1 - tail] as Item, after[after.length - 1 - tail] as Item)
  ) {
    tail++
  }
  const parts = middleOf(before.slice(head, before.length - tail), after.slice(head, after.length - tail), isSame)
  return joined([
    { kind: 'same', items: before.slice(0, head) },
    ...parts,
    { kind: 'same', items: before.slice(before.length - tail) },
  ])
}

/** By the longest sequence that both have. */
function middleOf<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): Part<Item>[] {
  const [rows, columns] = [before.length, after.length]
  if (rows === 0 || columns === 0 || rows * columns > MOST_COMPARED) {
    return [
      { kind: 'removed', items: before },
      { kind: 'added', items: after },
    ]
  }
  const width = columns + 1
  const longest = new Uint32Array((rows + 1) * width)
  const at = (row: number, column: number) => longest[row * width + column] as number
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      longest[row * width + column] = isSame(before[row] as Item, after[column] as Item)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const parts: Part<Item>[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < columns) {
    const [old, fresh] = [before[row] as Item, after[column] as Item]
    if (row < rows && column < columns && isSame(old, fresh)) {
      parts.push({ kind: 'same', items: [old] })
      row++
      column++
    } else if (column === columns || (row < rows && at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ kind: 'removed', items: [old] })
      row++
    } else {
      parts.push({ kind: 'added', items: [fresh] })
      column++
    }
  }
  return parts
}

/** Neighbors of one kind become one; where something goes and something comes, what goes stands first. */
function joined<Item>(parts: readonly Part<Item>[]): Part<Item>[] {
  const done: Part<Item>[] = []
  let [gone, come]: [Item[], Item[]] = [[], []]
  const settle = () => {
    if (gone.length > 0) done.push({ kind: 'removed', items: gone })
    if (come.length > 0) done.push({ kind: 'added', items: come })
    ;[gone, come] = [[], []]
  }
  for (const { kind, items } of parts) {
    if (items.length === 0) continue
    // One by one: a call takes a hundred thousand arguments at most, and a paragraph may have more words.
    if (kind === 'removed') for (const item of items) gone.push(item)
    else if (kind === 'added') for (const item of items) come.push(item)
    else {
      settle()
      const last = done.at(-1)
      if (last?.kind === 'same') done[done.length - 1] = { kind, items: [...last.items, ...items] }
      else done.push({ kind, items })
    }
  }
  settle()
  return done
}
