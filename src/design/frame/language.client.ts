/**
 * Keeps the language that a visitor has chosen. Pages that caches keep for everybody cannot look at a cookie, so the
 * browser itself goes on to the twin of a page that it reached by an address without a language.
 */
const KEY = 'dateline-language'

function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    // Storage is switched off: the choice holds as long as one follows links.
    return null
  }
}

const chosen = chosenLanguage()
// The frame's language: the document's own is the article's.
const here = document.body.lang
if (chosen && chosen !== here) {
  const twin = document.querySelector<HTMLLinkElement>(`link[data-twin][hreflang="${CSS.escape(chosen)}"]`)
  if (twin) location.replace(twin.href + location.search + location.hash)
}

document.querySelector('.footer-languages')?.addEventListener('submit', (event) => {
  const { submitter } = event as SubmitEvent
  if (!(submitter instanceof HTMLButtonElement)) return
  try {
    localStorage.setItem(KEY, submitter.value)
  } catch {}
})
