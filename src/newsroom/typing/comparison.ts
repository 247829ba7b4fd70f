import type { Node } from 'prosemirror-model'

/** A block that is not as it was: what it said, and what it says. Undefined: it was not there, or is not any more. */
export type ChangedBlock = { id: string; before: string | undefined; after: string | undefined }

/** What somebody has changed, block by block, in the order of the text. */
export function changedBlocks(before: Node, after: Node): ChangedBlock[] {
  const [old, fresh] = [textsById(before), textsById(after)]
  const changed: ChangedBlock[] = []
  for (const [id, text] of fresh) if (old.get(id) !== text) changed.push({ id, before: old.get(id), after: text })
  for (const [id, text] of old) if (!fresh.has(id)) changed.push({ id, before: text, after: undefined })
  return changed
}

/** Of blocks with a text of their own, and of those that say something by themselves. */
function textsById(doc: Node): Map<string, string> {
  const texts = new Map<string, string>()
  doc.descendants((node) => {
    const { id, alt, credit, title, url, slug, newsletter, source } = node.attrs
    if (typeof id !== 'string') return true
    const said = [alt, credit, title, url, slug, newsletter, source].filter(
      (one) => typeof one === 'string' && one !== '',
    )
    const inside = node.isTextblock || node.type.name === 'table' ? node.textBetween(0, node.content.size, ' ') : ''
    const text = [...said, inside].filter((one) => one !== '').join(' ')
    if (text !== '' || node.isTextblock) texts.set(id, text)
    return !node.isTextblock
  })
  return texts
}

/** The same with what was there struck and what came underlined. */
export function drawChanges(changed: readonly ChangedBlock[]): HTMLElement {
  const list = document.createElement('ol')
  list.className = 'desk-changes'
  for (const { before = '', after = '' } of changed) {
    const item = document.createElement('li')
    const [head, removed, added, tail] = apart(before, after)
    item.append(shortened(head, 'end'))
    if (removed) item.append(marked('del', removed))
    if (added) item.append(marked('ins', added))
    item.append(shortened(tail, 'start'))
    list.append(item)
  }
  return list
}

function apart(before: string, after: string): [head: string, removed: string, added: string, tail: string] {
  const [old, fresh] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)]
  let head = 0
  while (head < Math.min(old.length, fresh.length) && old[head] === fresh[head]) head++
  let tail = 0
  while (tail < Math.min(old.length, fresh.length) - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++
  const end = (words: string[]) => words.length - tail
  return [
    fresh.slice(0, head).join(''),
    old.slice(head, end(old)).join(''),
    fresh.slice(head, end(fresh)).join(''),
    fresh.slice(end(fresh)).join(''),
  ]
}

/** What did not change is there to find the place by. */
function shortened(text: string, keep: 'start' | 'end'): string {
  if (text.length <= 80) return text
  return keep === 'end' ? `…${text.slice(-70)}` : `${text.slice(0, 70)}…`
}

function marked(tag: 'ins' | 'del', text: string): HTMLElement {
  const mark = document.createElement(tag)
  mark.textContent = text
  return mark
}
