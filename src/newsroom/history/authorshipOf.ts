import { ChangeSet, type Span } from 'prosemirror-changeset'
import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'

/** Who wrote, and who took out, by places in the newer text and in the older. */
export type Authorship = {
  added: readonly AuthoredRange[]
  removed: readonly AuthoredRange[]
}
export type AuthoredRange = { from: number; to: number; staffId: number }

/** By the steps that made of the older text the newer one. */
export function authorshipOf(older: Node, newer: Node, steps: readonly { step: Step; staffId: number }[]): Authorship {
  const changes = ChangeSet.create<number>(older, (one, other) => (one === other ? one : null) as number).addSteps(
    newer,
    steps.map(({ step }) => step.getMap()),
    steps.map(({ staffId }) => staffId),
  ).changes
  return {
    added: changes.flatMap(({ fromB, inserted }) => rangesOf(fromB, inserted)),
    removed: changes.flatMap(({ fromA, deleted }) => rangesOf(fromA, deleted)),
  }
}

function rangesOf(from: number, spans: readonly Span<number>[]): AuthoredRange[] {
  let at = from
  return spans.map(({ length, data }) => {
    const range = { from: at, to: at + length, staffId: data }
    at += length
    return range
  })
}
