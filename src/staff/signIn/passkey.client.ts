import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

/**
 * Passkeys: the question stands in the form, the browser's answer goes into its field, and the form is sent. Where there
 * are none the form stays hidden.
 */
function show() {
  if (!('PublicKeyCredential' in window)) return
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) form.hidden = false
}

document.addEventListener('turbo:load', show)
show()

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset.passkey === undefined) return
    const field = form.elements.namedItem('answer')
    if (!(field instanceof HTMLInputElement) || field.value !== '') return
    event.preventDefault()
    event.stopPropagation()
    void ask(form, field)
  },
  true,
)

async function ask(form: HTMLFormElement, field: HTMLInputElement) {
  const says = form.querySelector<HTMLElement>('[data-passkey-problem]')
  if (says) says.textContent = ''
  const optionsJSON = JSON.parse(form.dataset.asked ?? '{}')
  try {
    const answer =
      form.dataset.passkey === 'make'
        ? await startRegistration({ optionsJSON })
        : await startAuthentication({ optionsJSON })
    field.value = JSON.stringify(answer)
    form.requestSubmit()
  } catch {
    // Refused by its owner, out of time, or known already: the browser has said which.
    if (says) says.textContent = says.dataset.passkeyProblem ?? ''
  }
}
