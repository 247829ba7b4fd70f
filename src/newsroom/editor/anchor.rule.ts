import type { Mappable } from 'prosemirror-transform'

export type Anchor = { from: number; to: number; gone: boolean }

/** Where the text that somebody commented on stands after a change; when all of it has gone, the place where it was. */
export function anchorAfter({ from, to }: Omit<Anchor, 'gone'>, change: Mappable): Anchor {
  const [begins, ends] = [change.map(from, 1), change.map(to, -1)]
  return begins < ends ? { from: begins, to: ends, gone: false } : { from: ends, to: ends, gone: true }
}
