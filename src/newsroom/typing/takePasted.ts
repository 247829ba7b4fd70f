import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { isIdentified } from '../text/isIdentified.rule.ts'

/**
 * Puts in what was pasted: its blocks under identifiers of their own, since what was copied still stands where it did, and
 * its notes among those of the text, under names that none of them has.
 */
export function takePasted(change: Transaction, pasted: Slice, newId: () => string): Transaction {
  const { content, notes } = withoutNotes(pasted.content)
  const names = namesFor(notes, change.doc)
  const fresh = (fragment: Fragment): Fragment =>
    Fragment.from(fragment.content.map((node) => freshNode(node, names, newId)))
  const openEnd = notes.length > 0 ? 0 : pasted.openEnd
  change.replaceSelection(new Slice(fresh(content), pasted.openStart, openEnd))
  return notes.length === 0 ? change : withNotes(change, fresh(Fragment.from(notes)).content)
}

function withoutNotes(content: Fragment): { content: Fragment; notes: readonly Node[] } {
  const notes = content.content.flatMap((node) => (node.type.name === 'notes' ? node.children : []))
  return { content: Fragment.from(content.content.filter((node) => node.type.name !== 'notes')), notes }
}

function namesFor(notes: readonly Node[], doc: Node): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  doc.descendants((node) => {
    if (node.type.name === 'note') taken.add(node.attrs.id)
  })
  const names = new Map<string, string>()
  let last = 0
  for (const note of notes) {
    let name: string = note.attrs.id
    while (taken.has(name)) name = String(++last)
    taken.add(name)
    names.set(note.attrs.id, name)
  }
  return names
}

function freshNode(node: Node, names: ReadonlyMap<string, string>, newId: () => string): Node {
  if (node.isText) return node
  const { name } = node.type
  const content = Fragment.from(node.children.map((child) => freshNode(child, names, newId)))
  const isNamed = name === 'note' || name === 'footnoteReference'
  const id = isNamed ? names.get(node.attrs.id) : isIdentified(node.type) ? newId() : undefined
  return id === undefined ? node.copy(content) : node.type.create({ ...node.attrs, id }, content, node.marks)
}

/** At the end of those that are there, or behind the text. */
function withNotes(change: Transaction, notes: readonly Node[]): Transaction {
  const { doc } = change
  const end = doc.content.size
  if (doc.lastChild?.type.name === 'notes') return change.insert(end - 1, notes)
  const frame = doc.type.schema.nodes.notes
  return frame ? change.insert(end, frame.create(null, notes)) : change
}
