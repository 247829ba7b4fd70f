/**
 * What somebody types beside the text (a comment, a note, a reason) is kept in their browser until it is sent: a reload,
 * another screen, another tab of the column or a logout in mid-sentence takes none of it. A field says so by `data-typed`,
 * with the sentence that stands under words that have come back.
 */

type Field = HTMLTextAreaElement | HTMLInputElement
/** `from`: what stood in the field; over other words nothing is put. */
type Kept = { from: string; value: string; at: number }

const PREFIX = 'typed '
const KEPT_MS = 30 * 24 * 60 * 60_000
/** What tells forms of one address apart. */
const NAMES = ['does', 'action', 'comment', 'reply', 'finding']

const fieldsIn = (root: ParentNode) => [...root.querySelectorAll<Field>('form [data-typed]')]

/** Nobody else who uses this browser meets them. */
function keyOf({ name, form }: Field): string | undefined {
  const { staff } = document.body.dataset
  if (!form || staff === undefined) return undefined
  // A form's `action` is its field of that name, where it has one.
  const { pathname } = new URL(form.getAttribute('action') ?? '', location.href)
  const hidden = NAMES.map((one) => form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${one}"]`)?.value)
  return PREFIX + JSON.stringify([staff, pathname, ...hidden, name])
}

function read(key: string): Kept | undefined {
  const kept = localStorage.getItem(key)
  return kept === null ? undefined : (JSON.parse(kept) as Kept)
}

function keep(field: Field) {
  const key = keyOf(field)
  if (key === undefined) return
  if (field.value === field.defaultValue) return localStorage.removeItem(key)
  const kept: Kept = { from: field.defaultValue, value: field.value, at: Date.now() }
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A browser without storage has them in the field.
  }
}

function putBack() {
  for (const field of fieldsIn(document)) {
    const key = keyOf(field)
    const kept = key === undefined ? undefined : read(key)
    if (!kept || kept.from !== field.defaultValue || field.value !== field.defaultValue) continue
    field.value = kept.value
    const folded = field.closest('details')
    if (folded) folded.open = true
    const says = document.createElement('p')
    says.dataset.typedBefore = ''
    says.className = 'field-hint'
    says.setAttribute('role', 'status')
    says.textContent = field.dataset.typed ?? ''
    // A page that one goes back to has it already.
    if (!field.parentElement?.querySelector('[data-typed-before]')) field.after(says)
  }
}

function forgetOld() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && Date.now() - (read(key)?.at ?? 0) > KEPT_MS) localStorage.removeItem(key)
  }
}

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLElement && target.matches('[data-typed]')) keep(target as Field)
})
document.addEventListener('turbo:load', putBack)
document.addEventListener('turbo:frame-load', putBack)
document.addEventListener('turbo:submit-end', (event) => {
  const { target, detail } = event as CustomEvent<{ success: boolean }>
  if (!detail.success) return
  for (const key of fieldsIn(target as HTMLElement).map(keyOf)) if (key !== undefined) localStorage.removeItem(key)
})
forgetOld()
