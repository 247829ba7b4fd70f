import { type FactInput, saidBy, writeInto, written } from './factInput.ts'

/** Fields beside the text: each is saved by itself, with the version that its writer had seen. */
export type FieldAnswer =
  | { kind: 'saved'; version: number }
  | { kind: 'conflict'; theirs: { value: unknown; version: number } }

const PAUSE_MS = 500

/** Typed in its field and not stored; `name`: what its label says. */
export type Unsaved = { fact: string; name: string }

/** `data-touched` of a field whose words are not at the desk, and are not sent before somebody has chosen: theirs or mine. */
const UNDECIDED = 'undecided'

export type FieldsOf = {
  articleId: number
  staffId: number
  /** Everything with `data-fact`. */
  root: HTMLElement
  words: Readonly<Record<string, string>>
  signal: AbortSignal
  changed(fact: string): void
  /** All that is refused, written over by somebody else, or could not be sent, whenever that changes. */
  unsaved(facts: readonly Unsaved[]): void
}

/** Saves what somebody types in the fields of an article as they go. What somebody else wrote meanwhile is shown beside it. */
export function keepFields({ articleId, staffId, root, words, signal, changed, unsaved }: FieldsOf) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const underWay = new Map<string, Promise<unknown>>()
  /** What was last sent of a fact, and nobody knows whether it arrived. */
  const unanswered = new Map<string, unknown>()
  const open = new Map<string, Unsaved>()
  // At a browser that several use, each finds what they typed and nobody else's.
  const aside = (fact: string) => `dateline-fact/${staffId}/${articleId}/${fact}`
  // What leads to a field from a finding has the fact's name, too.
  const fields = () => [...root.querySelectorAll<FactInput>(':is(input, textarea, select)[data-fact]')]

  root.addEventListener(
    'input',
    ({ target }) => {
      const field = (target as HTMLElement).closest<HTMLInputElement>('[data-fact]')
      const fact = field?.dataset.fact
      if (!field || !fact) return
      field.dataset.touched = ''
      keepAside(aside(fact), saidBy(field))
      clearTimeout(timers.get(fact))
      timers.set(
        fact,
        setTimeout(() => void save(field, fact), PAUSE_MS),
      )
    },
    { signal },
  )
  const offered = new WeakSet<FactInput>()
  const offerAllLeft = () => {
    for (const field of fields()) if (!offered.has(field)) offerLeft(field)
  }
  offerAllLeft()
  // Those under a tab are drawn when somebody looks there.
  root.addEventListener('turbo:frame-load', offerAllLeft, { signal })
  // What could not be sent goes as soon as there is a line again.
  addEventListener('online', () => void saveTouched(), { signal })
  const again = setInterval(() => void saveTouched(), 10_000)
  signal.addEventListener('abort', () => clearInterval(again))
  return { saveTouched, refresh }

  async function saveTouched() {
    for (const field of fields()) {
      const { touched, fact } = field.dataset
      if (touched !== undefined && touched !== UNDECIDED && fact) await save(field, fact)
    }
  }

  function stands(field: FactInput, isStored: boolean) {
    const { fact = '' } = field.dataset
    if (isStored ? !open.delete(fact) : open.has(fact)) return
    if (!isStored) open.set(fact, { fact, name: nameOf(field) })
    unsaved([...open.values()])
  }

  /** One after the other: two at once would find each other's version. */
  function save(field: FactInput, fact: string): Promise<unknown> {
    const turn = (underWay.get(fact) ?? Promise.resolve()).catch(() => {}).then(() => send(field, fact))
    underWay.set(fact, turn)
    return turn
  }

  async function send(field: FactInput, fact: string): Promise<unknown> {
    const value = saidBy(field)
    const base = Number(field.dataset.version ?? 0)
    const before = unanswered.get(fact)
    unanswered.set(fact, value)
    const answer = await post(`/desk/articles/${articleId}/facts?typist=${staffId}`, { fact, value, base })
    if (answer === undefined) {
      stands(field, false)
      return say(field, words['fact.offline'])
    }
    unanswered.delete(fact)
    if ('sentence' in answer) {
      stands(field, false)
      return say(field, answer.sentence)
    }
    if (answer.kind === 'conflict' && same(answer.theirs.value, before)) {
      // It was saved, and only the answer was lost: these are one's own words.
      field.dataset.version = String(answer.theirs.version)
      return send(field, fact)
    }
    if (answer.kind === 'conflict') return offerTheirs(field, answer.theirs)
    field.dataset.version = String(answer.version)
    say(field, undefined)
    if (same(saidBy(field), value)) {
      delete field.dataset.touched
      forgetAside(aside(fact))
      stands(field, true)
    }
    changed(fact)
  }

  /** Theirs is shown, mine stays in the field: the next save of it knows what it replaces. */
  function offerTheirs(field: FactInput, theirs: { value: unknown; version: number }) {
    field.dataset.version = String(theirs.version)
    stands(field, false)
    const said = say(field, `${words['fact.theirs'] ?? ''} “${written(theirs.value)}”`)
    const take = document.createElement('button')
    take.type = 'button'
    take.className = 'desk-button desk-quiet'
    take.textContent = words['fact.takeTheirs'] ?? ''
    take.addEventListener('click', () => {
      writeInto(field, theirs.value)
      delete field.dataset.touched
      if (field.dataset.fact) forgetAside(aside(field.dataset.fact))
      stands(field, true)
      say(field, undefined)
    })
    const keep = document.createElement('button')
    keep.type = 'button'
    keep.className = 'desk-button desk-quiet'
    keep.textContent = words['fact.keepMine'] ?? ''
    keep.addEventListener('click', () => {
      field.dataset.touched = ''
      if (field.dataset.fact) void save(field, field.dataset.fact)
    })
    field.dataset.touched = UNDECIDED
    said?.append(' ', take, ' ', keep)
  }

  /** A field that nobody touches here takes what others wrote. */
  async function refresh(fact: string) {
    const field = fields().find(({ dataset }) => dataset.fact === fact)
    if (!field || field.dataset.touched !== undefined || field === document.activeElement) return
    const answer = await fetch(`/desk/articles/${articleId}/facts`, { headers: { Accept: 'application/json' } }).catch(
      () => undefined,
    )
    const all = answer?.ok ? ((await answer.json()) as Record<string, { value: unknown; version: number }>) : undefined
    const theirs = all?.[fact]
    if (!theirs || field.dataset.touched !== undefined) return
    writeInto(field, theirs.value)
    field.dataset.version = String(theirs.version)
    changed(fact)
  }

  /** Typed before the page went away, and never confirmed. */
  function offerLeft(field: FactInput) {
    offered.add(field)
    // Somebody was quicker than the frame is said to be there: what is kept aside is what they type.
    if (field.dataset.touched !== undefined) return
    const fact = field.dataset.fact ?? ''
    const left = leftAside(aside(fact))
    if (left === undefined || same(left, saidBy(field))) return forgetAside(aside(fact))
    stands(field, false)
    const said = say(field, `${words['fact.left'] ?? ''} “${written(left)}”`)
    const take = document.createElement('button')
    take.type = 'button'
    take.className = 'desk-button desk-quiet'
    take.textContent = words['fact.putBack'] ?? ''
    take.addEventListener('click', () => {
      writeInto(field, left)
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      say(field, undefined)
    })
    said?.append(' ', take)
  }
}

/** As its label has it; a lead picture's field is hidden, and its heading says what it is. */
function nameOf(field: FactInput): string {
  const around = field.closest('[data-lead-picture]')
  const label = field.labels?.[0] ?? around?.querySelector('h2, h3, legend, summary, label')
  return (label?.textContent ?? field.getAttribute('aria-label') ?? field.dataset.fact ?? '').trim()
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The line under a field. */
function say(field: HTMLElement, sentence: string | undefined): HTMLElement | undefined {
  const id = `${field.id}-says`
  let said = document.getElementById(id)
  if (!said) {
    said = document.createElement('p')
    said.id = id
    said.className = 'field-problem'
    said.setAttribute('role', 'status')
    field.after(said)
  }
  said.textContent = sentence ?? ''
  said.hidden = !sentence
  // What the screen says of it stays said.
  const others = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one !== '' && one !== id)
  const described = sentence ? [id, ...others] : others
  if (described.length > 0) field.setAttribute('aria-describedby', described.join(' '))
  else field.removeAttribute('aria-describedby')
  return said
}

async function post(url: string, body: object): Promise<FieldAnswer | { sentence: string } | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    })
    const said = await answer.json().catch(() => undefined)
    if (said?.kind === 'saved' || said?.kind === 'conflict') return said as FieldAnswer
    // Of whoever stands between, perhaps: it says nothing of what was sent.
    if (answer.ok || answer.status >= 500) return undefined
    return { sentence: said?.error?.message ?? '' }
  } catch {
    return undefined
  }
}

const keepAside = (key: string, value: unknown) => {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A browser without storage keeps it in the field.
  }
}
const forgetAside = (key: string) => localStorage.removeItem(key)
function leftAside(key: string): unknown {
  const kept = localStorage.getItem(key)
  return kept === null ? undefined : JSON.parse(kept)
}
