import { openEditor } from './openEditor.ts'

let open: AbortController | undefined

/** One editor for each screen; Turbo may show another screen in the same window. */
function begin() {
  const root = document.querySelector<HTMLElement>('[data-editor]')
  if (!root || root.dataset.begun !== undefined) return
  root.dataset.begun = ''
  open?.abort()
  open = new AbortController()
  void openEditor(root, open.signal)
}

document.addEventListener('turbo:load', begin)
document.addEventListener('turbo:before-cache', () => {
  open?.abort()
  open = undefined
})
begin()
