import type { DeskShell } from '../../design/frame/deskShell.ts'
import { createEditorScreen, type EditorScreenDeps } from './editor.screen.tsx'

/** Where an article is written. */
export function createWriting(deps: EditorScreenDeps) {
  return { screens: (desk: DeskShell) => ({ editor: createEditorScreen(deps, desk) }) }
}
