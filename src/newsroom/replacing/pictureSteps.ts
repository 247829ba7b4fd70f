import type { Node } from 'prosemirror-model'
import { type Step, Transform } from 'prosemirror-transform'
import { SCHEMA } from '../text/text.module.ts'
import type { Coming } from './replacement.ts'

/**
 * The steps that put another picture in the place of each of these in a text, and touch nothing else: whoever types
 * meanwhile loses no word by them. The credit is always the new one's; the rest is kept, or the library's.
 */
export function pictureSteps(text: Node, from: string, by: Coming, keepsWords: boolean): Step[] {
  const changed = new Transform(text)
  text.descendants((node, at) => {
    if (node.type !== SCHEMA.nodes.picture || node.attrs.pictureId !== from) return
    const place = changed.mapping.map(at)
    changed.setNodeAttribute(place, 'pictureId', by.id)
    changed.setNodeAttribute(place, 'credit', by.credit || null)
    if (keepsWords) return
    changed.setNodeAttribute(place, 'alt', by.alt)
    const caption = by.caption === '' ? [] : [SCHEMA.nodes.caption.create(null, SCHEMA.text(by.caption))]
    changed.replaceWith(place + 1, place + node.nodeSize - 1, caption)
  })
  return changed.steps
}
