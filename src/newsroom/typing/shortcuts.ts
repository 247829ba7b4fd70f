import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import type { MarkType } from 'prosemirror-model'
import { BROWSER_SCHEMA } from './browserSchema.ts'

const { nodes, marks } = BROWSER_SCHEMA

/** `**bold**`: the signs go, the words keep the mark, and what comes next has it not. */
function markRule(pattern: RegExp, mark: MarkType): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const words = match[2]
    const { parent } = state.doc.resolve(start)
    if (!words || !parent.type.allowsMarkType(mark)) return null
    const from = start + match[0].indexOf(match[1] as string)
    const change = state.tr
    const inside = from + (match[1] as string).length - words.length - signsBehind(match[1] as string, words)
    change.delete(inside + words.length, end)
    change.delete(from, inside)
    change.addMark(from, from + words.length, mark.create())
    return change.removeStoredMark(mark)
  })
}

const signsBehind = (all: string, words: string) => all.length - all.indexOf(words) - words.length

/** Markdown's signs, as one types them at the beginning of a line or around words. */
export const shortcuts = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.subhead, (match) => ({ level: match[1]?.length ?? 2 })),
    wrappingInputRule(/^\s*>\s$/, nodes.quotation),
    new InputRule(/^\s*([-+*]|\d+[.)])\s$/, (state, match, start, end) => {
      const sign = match[1] as string
      const ordered = /\d/.test(sign)
      const at = state.doc.resolve(start)
      if (at.parent.type !== nodes.paragraph || at.node(-1).type === nodes.listItem) return null
      const range = at.blockRange()
      if (!range) return null
      const first = Number.parseInt(sign, 10)
      const change = state.tr.delete(start, end)
      const inside = change.doc.resolve(start).blockRange()
      return inside
        ? change.wrap(inside, [
            { type: nodes.list, attrs: { ordered, start: ordered && first !== 1 ? first : null } },
            { type: nodes.listItem },
          ])
        : null
    }),
    textblockTypeInputRule(/^```$/, nodes.codeBlock),
    new InputRule(/^(?:---|\*\*\*)$/, (state, _match, start, end) => {
      const at = state.doc.resolve(start)
      if (at.parent.type !== nodes.paragraph || at.depth !== 1) return null
      return state.tr.delete(start, end).insert(at.before(), nodes.divider.create())
    }),
    markRule(/(?:^|[\s(“"'])(\*\*([^*\s][^*]*)\*\*)$/, marks.bold),
    markRule(/(?:^|[\s(“"'])(\*([^*\s][^*]*)\*)$/, marks.italic),
    markRule(/(?:^|[\s(“"'])(_([^_\s][^_]*)_)$/, marks.italic),
    markRule(/(?:^|[\s(“"'])(~~([^~\s][^~]*)~~)$/, marks.strike),
    markRule(/(?:^|[\s(“"'])(`([^`\s][^`]*)`)$/, marks.code),
  ],
})
