import type { DeskShell } from '../../design/frame/deskShell.ts'
import { createPreviewScreen } from './preview.screen.tsx'
import type { PreviewDeps } from './previewDeps.ts'

/** How an article would look to those who read it, before it goes out. */
export function createPreview(deps: PreviewDeps) {
  return { screens: (desk: DeskShell) => ({ preview: createPreviewScreen(deps, desk) }) }
}
