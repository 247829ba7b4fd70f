import { baseKeymap, chainCommands, exitCode } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { splitListItem } from 'prosemirror-schema-list'
import type { Command, Plugin } from 'prosemirror-state'
import { BROWSER_SCHEMA } from './browserSchema.ts'
import { changeQuiz, eraseInQuiz, indent, moveBlock, moveInQuiz, nextQuizLine, toggle } from './commands.ts'

const { nodes, marks } = BROWSER_SCHEMA

/** What the editor around the text does at a key; each is a place in a menu, too. */
export type EditorKeys = {
  /** `Esc`: out of the text. */
  leave(): void
  toolbar(): void
  link(): boolean
  comment(): boolean
  suggest(): void
  nextStep(): void
  /** Findings, comments and suggestions. */
  nextFinding(step: 1 | -1): void
  nextColumn(): void
}

const hardBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  // Code and the title of a quiz hold letters alone.
  if (!state.selection.$from.parent.type.contentMatch.matchType(nodes.hardBreak)) return false
  dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak.create()).scrollIntoView())
  return true
})

/** Never with Ctrl and Alt together, which write letters on many keyboards; `Tab` leaves the text (DESK §7). */
export function keysOfText(keys: EditorKeys): Plugin[] {
  const does =
    (action: () => unknown): Command =>
    () =>
      action() !== false
  return [
    keymap({
      'Mod-b': toggle(marks.bold),
      'Mod-i': toggle(marks.italic),
      'Mod-Shift-k': does(keys.link),
      'Mod-z': undo,
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      'Mod-]': indent(1),
      'Mod-[': indent(-1),
      'Alt-ArrowUp': chainCommands(moveInQuiz(-1), moveBlock(-1)),
      'Alt-ArrowDown': chainCommands(moveInQuiz(1), moveBlock(1)),
      'Alt-Enter': changeQuiz('right'),
      'Shift-Enter': chainCommands(hardBreak, nextQuizLine),
      Backspace: chainCommands(undoInputRule, eraseInQuiz(-1)),
      Delete: eraseInQuiz(1),
      Enter: chainCommands(nextQuizLine, splitListItem(nodes.listItem)),
      Escape: does(keys.leave),
      'Alt-F10': does(keys.toolbar),
      F6: does(keys.nextColumn),
      F8: does(() => keys.nextFinding(1)),
      'Shift-F8': does(() => keys.nextFinding(-1)),
      'Mod-Enter': does(keys.nextStep),
      'Mod-Shift-m': does(keys.comment),
      'Mod-Shift-e': does(keys.suggest),
    }),
    keymap(baseKeymap),
  ]
}
