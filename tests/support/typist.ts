import { randomUUID } from 'node:crypto'
import type { StepsAnswer } from '../../src/newsroom/editor/editor.module.ts'
import { DeskBrowser, type Journal } from './deskBrowser.ts'

type Text = { version: number; text: unknown }

/** Somebody at the desk with a browser of their own: types, keeps the journal, sends, and hears what others did. */
export class Typist {
  readonly name: string
  readonly typed: string[] = []
  /** Words that the desk has acknowledged. */
  acknowledged = 0
  readonly #origin: string
  readonly #cookie: string
  readonly #article: number
  #browser: DeskBrowser
  #storage = ''

  private constructor(of: { name: string; origin: string; cookie: string; article: number }, opened: Text) {
    this.name = of.name
    this.#origin = of.origin
    this.#cookie = of.cookie
    this.#article = of.article
    this.#browser = new DeskBrowser({ client: `${of.name}-${randomUUID()}`, ...opened })
  }

  static async open(of: { name: string; origin: string; cookie: string; article: number }): Promise<Typist> {
    const answer = await fetch(`${of.origin}/desk/articles/${of.article}/text`, { headers: { cookie: of.cookie } })
    if (!answer.ok) throw new Error(`the text was answered with ${answer.status}`)
    return new Typist(of, (await answer.json()) as Text)
  }

  get words(): string {
    return this.#browser.doc.textContent
  }

  get waits(): boolean {
    return this.#browser.waits
  }

  /** One word at the end of the first paragraph; it is in the browser's storage before anything is sent. */
  type(): void {
    const word = `${this.name}${this.typed.length}.`
    this.typed.push(word)
    this.#browser.edit((tr) => tr.insertText(` ${word}`, (tr.doc.firstChild?.nodeSize ?? 2) - 1))
    this.#storage = JSON.stringify(this.#browser.journal())
  }

  /** Once: what waits, or else what others did. Nothing comes of it where nobody answers. */
  async exchange(): Promise<void> {
    const batch = this.#browser.batch()
    this.#storage = JSON.stringify(this.#browser.journal())
    const answer = await (batch ? this.#ask('steps', batch) : this.#ask(`text?since=${this.#browser.version}`))
    if (!answer) return
    if (answer.kind === 'accepted') this.#browser.confirm(answer.version)
    else if (answer.kind === 'behind') {
      this.#browser.receive(answer.steps.filter(({ version }) => version > this.#browser.version))
    } else throw new Error(`${this.name} was answered ${JSON.stringify(answer).slice(0, 500)}`)
    if (!this.#browser.waits) this.acknowledged = this.typed.length
    this.#storage = JSON.stringify(this.#browser.journal())
  }

  /** The browser dies and is opened again: it has what its storage has. */
  die(): void {
    if (this.#storage !== '') this.#browser = new DeskBrowser(JSON.parse(this.#storage) as Journal)
  }

  async #ask(path: string, body?: object): Promise<StepsAnswer | undefined> {
    const headers = { cookie: this.#cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const url = `${this.#origin}/desk/articles/${this.#article}/${path}`
    const init = { method: body ? 'POST' : 'GET', headers, signal: AbortSignal.timeout(10_000) }
    try {
      const answer = await fetch(url, { ...init, ...(body && { body: JSON.stringify(body) }) })
      return answer.status < 500 ? ((await answer.json()) as StepsAnswer) : undefined
    } catch {
      return undefined
    }
  }
}
