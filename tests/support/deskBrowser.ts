import { randomUUID } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { StepBatch } from '../../src/newsroom/editor/editor.module.ts'
import { SCHEMA, type TrayEntry } from '../../src/newsroom/text/text.module.ts'
import { type Confirmed, type Journal, type OthersStep, TextSession } from '../../src/newsroom/typing/textSession.ts'

export type { Journal } from '../../src/newsroom/typing/textSession.ts'

/** The editor of one browser as far as it needs no window. */
export class DeskBrowser {
  readonly #session: TextSession

  constructor(begin: Confirmed & Partial<Journal> & { client: string }) {
    this.#session = new TextSession({ ...begin, schema: SCHEMA })
  }

  get client(): string {
    return this.#session.client
  }

  get tray(): TrayEntry[] {
    return this.#session.tray
  }

  get doc(): Node {
    return this.#session.state.doc
  }

  get version(): number {
    return this.#session.version
  }

  get waits(): boolean {
    return this.#session.waiting > 0
  }

  edit(make: (tr: Transaction) => Transaction): void {
    this.#session.apply(make(this.#session.state.tr))
  }

  batch(): StepBatch | undefined {
    return this.#session.batch(randomUUID) as StepBatch | undefined
  }

  confirm(version: number): void {
    this.#session.confirm(version)
  }

  receive(steps: readonly OthersStep[]): boolean {
    return this.#session.receive(steps)
  }

  journal(): Journal {
    return this.#session.journal()
  }
}
