import type { Node } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import { isIdentified } from '../text/isIdentified.rule.ts'

/**
 * Every block has an identifier of its own, from the moment in which it is made: of two with the same one (a split, a paste)
 * the second gets a new one.
 */
export const blockIds = new Plugin({
  appendTransaction(changes, _before, state) {
    if (!changes.some((change) => change.docChanged)) return null
    // Others' blocks have theirs; two browsers that put a missing one right would do it twice.
    if (changes.every((change) => change.getMeta('rebased') !== undefined)) return null
    const change = givenIds(state.tr, state.doc)
    return change.docChanged ? change.setMeta('addToHistory', false) : null
  },
})

function givenIds(change: Transaction, doc: Node): Transaction {
  const seen = new Set<string>()
  doc.descendants((node, at) => {
    if (!isIdentified(node.type)) return
    const { id } = node.attrs
    if (typeof id === 'string' && !seen.has(id)) seen.add(id)
    else change.setNodeAttribute(at, 'id', newBlockId())
  })
  return change
}

export const newBlockId = (): string => crypto.randomUUID().slice(0, 13)
