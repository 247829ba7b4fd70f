import { randomUUID } from 'node:crypto'
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { Node, Slice } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import type { StepBatch } from '../../src/newsroom/editor/editor.module.ts'
import { reconcile, SCHEMA, type TrayEntry, takeAlong } from '../../src/newsroom/text/text.module.ts'

type Confirmed = { version: number; text: unknown }
type OthersStep = { step: unknown; client: string }

/** What a browser keeps of an article between two visits: the text as it was confirmed, and what was not. */
export type Journal = Confirmed & {
  client: string
  steps: unknown[]
  sent: StepBatch | undefined
  tray: WrittenEntry[]
}

type WrittenEntry = Omit<TrayEntry, 'slice'> & { slice: unknown }

/** The editor of one browser as far as it needs no window: the text, the steps that are not confirmed, and the tray. */
export class DeskBrowser {
  readonly client: string
  tray: TrayEntry[]
  #state: EditorState
  #confirmed: Node
  #sent: StepBatch | undefined

  constructor({
    client,
    version,
    text,
    steps = [],
    sent,
    tray = [],
  }: Confirmed & Partial<Journal> & { client: string }) {
    this.client = client
    this.tray = tray.map((entry) => ({ ...entry, slice: Slice.fromJSON(SCHEMA, entry.slice as object) }))
    this.#sent = sent
    this.#confirmed = Node.fromJSON(SCHEMA, text)
    this.#state = EditorState.create({ doc: this.#confirmed, plugins: [collab({ version, clientID: client })] })
    for (const step of steps) this.edit((tr) => tr.step(Step.fromJSON(SCHEMA, step)))
  }

  get doc(): Node {
    return this.#state.doc
  }

  get version(): number {
    return getVersion(this.#state)
  }

  get waits(): boolean {
    return sendableSteps(this.#state) !== null
  }

  edit(make: (tr: Transaction) => Transaction): void {
    this.#apply(make(this.#state.tr))
  }

  /** The same one until it is answered. */
  batch(): StepBatch | undefined {
    if (this.#sent) return this.#sent
    const sendable = sendableSteps(this.#state)
    if (!sendable) return undefined
    const steps = sendable.steps.map((step) => step.toJSON())
    this.#sent = { base: sendable.version, client: this.client, batch: randomUUID(), steps }
    return this.#sent
  }

  /** Everything that was sent is confirmed. */
  confirm(version: number): void {
    const sent = this.#sent
    if (!sent || version <= this.version) return
    this.receive(sent.steps.map((step) => ({ step, client: this.client })))
  }

  /** What follows on this browser's version, own steps among it. */
  receive(steps: readonly OthersStep[]): void {
    if (steps.length === 0) return
    this.#sent = undefined
    const read = steps.map(({ step }) => Step.fromJSON(SCHEMA, step))
    for (const step of read) this.#confirmed = step.apply(this.#confirmed).doc as Node
    const clients = steps.map(({ client }) => client)
    const own = clients.findIndex((client) => client !== this.client)
    const change = receiveTransaction(this.#state, read, clients)
    this.#apply(change)
    const mine: number = change.getMeta('rebased') ?? 0
    if (mine === 0) return
    const { along, tray } = reconcile({ change, mine, theirs: steps.length - own })
    this.tray.push(...tray)
    if (along.length > 0) this.edit((tr) => takeAlong(tr, along))
  }

  /** As the browser's own storage has it after every transaction. */
  journal(): Journal {
    const steps = sendableSteps(this.#state)?.steps.map((step) => step.toJSON()) ?? []
    const { client, version } = this
    return { client, version, text: this.#confirmed.toJSON(), steps, sent: this.#sent, tray: this.tray.map(written) }
  }

  #apply(change: Transaction): void {
    this.#state = this.#state.apply(change)
    this.tray = this.tray.map((entry) => ({ ...entry, place: change.mapping.map(entry.place) }))
  }
}

const written = (entry: TrayEntry): WrittenEntry => ({ ...entry, slice: entry.slice.toJSON() })
