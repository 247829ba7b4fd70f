/**
 * Takes away the sign-up boxes of newsletters that this reader has. An article is the same for all who may read it; who
 * somebody is, is known to their account, and to a browser in which a sign-up was confirmed. Without this script the
 * boxes stay, and say of what one has that one has it.
 */
const KEY = 'dateline.letters'

function remembered(): string[] {
  try {
    return (localStorage.getItem(KEY) ?? '').split(' ').filter(Boolean)
  } catch {
    // Whoever keeps nothing is asked again.
    return []
  }
}

function remember(slugs: readonly string[]) {
  try {
    localStorage.setItem(KEY, [...new Set([...remembered(), ...slugs])].join(' '))
  } catch {
    // As above.
  }
}

async function known(): Promise<string[]> {
  if (document.body.dataset.signedIn === undefined) return remembered()
  try {
    const answer = await fetch('/account/newsletters.json', { headers: { accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as { newsletters: string[] }).newsletters : []
  } catch {
    return []
  }
}

const taken = document.querySelector<HTMLElement>('[data-letters]')?.dataset.letters
if (taken) remember(taken.split(' '))

const main = document.querySelector('main')
if (main?.querySelector('[data-newsletter]')) {
  const slugs = new Set(await known())
  const tidy = () => {
    for (const box of main.querySelectorAll<HTMLElement>('[data-newsletter]')) {
      if (slugs.has(box.dataset.newsletter ?? '')) (box.closest('.stream-box') ?? box).remove()
    }
  }
  tidy()
  // An article that is unfolded brings its own.
  if (slugs.size > 0) new MutationObserver(tidy).observe(main, { childList: true, subtree: true })
}

export {}
