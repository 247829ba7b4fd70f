import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { Node, type Schema, Slice } from 'prosemirror-model'
import { EditorState, type Plugin, Selection, type Transaction } from 'prosemirror-state'
import { Step } from 'prosemirror-transform'
import { blocksById } from '../text/blocksById.rule.ts'
import { reconcile, type TrayEntry } from '../text/reconcile.rule.ts'
import { takeAlong } from '../text/takeAlong.ts'

export type Confirmed = { version: number; text: unknown }
export type OthersStep = { step: unknown; client: string }

/** Steps under a name, by which a server knows them when they come again. */
export type Batch = { base: number; client: string; batch: string; steps: Record<string, unknown>[] }

/** What a browser keeps of an article between two visits: the text as it was confirmed, and what was not. */
export type Journal = Confirmed & { client: string; steps: unknown[]; sent: Batch | undefined; tray: WrittenEntry[] }
export type WrittenEntry = Omit<TrayEntry, 'slice'> & { slice: unknown }

export type SessionBegin = Confirmed &
  Partial<Omit<Journal, 'client'>> & { client: string; schema: Schema; plugins?: readonly Plugin[] }

/**
 * The text of one browser, without a window: what stands there, which steps nobody has confirmed yet, and the tray. It
 * asks nobody and stores nothing; whoever holds it sends `batch()`, tells it what was answered, and keeps `journal()`.
 */
export class TextSession {
  readonly client: string
  tray: TrayEntry[]
  #state: EditorState
  #confirmed: Node
  #sent: Batch | undefined

  constructor({ client, version, text, steps = [], sent, tray = [], schema, plugins = [] }: SessionBegin) {
    this.client = client
    this.tray = tray.map((entry) => ({ ...entry, slice: Slice.fromJSON(schema, entry.slice as object) }))
    this.#sent = sent
    this.#confirmed = Node.fromJSON(schema, text)
    this.#state = EditorState.create({
      doc: this.#confirmed,
      plugins: [collab({ version, clientID: client }), ...plugins],
    })
    for (const step of steps) this.apply(this.#state.tr.step(Step.fromJSON(schema, step)))
  }

  get state(): EditorState {
    return this.#state
  }

  get version(): number {
    return getVersion(this.#state)
  }

  /** How many of its own steps nobody has confirmed. */
  get waiting(): number {
    return sendableSteps(this.#state)?.steps.length ?? 0
  }

  /** What a person, or what stands around the text, does to it. */
  apply(change: Transaction): void {
    this.#state = this.#state.apply(change)
    if (change.docChanged) this.tray = this.tray.map((entry) => ({ ...entry, place: change.mapping.map(entry.place) }))
  }

  /** The cursor goes where it stood in another text of this article: into the same block, and as far in it. */
  standWhere({ selection: { $head } }: EditorState): void {
    const { doc } = this.#state
    const blocks = blocksById(doc)
    let at = Math.min($head.pos, doc.content.size)
    for (let depth = 1; depth <= $head.depth; depth++) {
      const block = blocks.get($head.node(depth).attrs.id)
      if (block) at = block.at + Math.min($head.pos - $head.before(depth), block.node.nodeSize - 1)
    }
    this.apply(this.#state.tr.setSelection(Selection.near(doc.resolve(at), -1)))
  }

  /** What is to be sent; the same one until it is answered. */
  batch(makeName: () => string): Batch | undefined {
    if (this.#sent) return this.#sent
    const sendable = sendableSteps(this.#state)
    if (!sendable) return undefined
    const steps = sendable.steps.slice(0, MOST_AT_ONCE).map((step) => step.toJSON())
    this.#sent = { base: sendable.version, client: this.client, batch: makeName(), steps }
    return this.#sent
  }

  /** Everything that was sent is confirmed; an answer to what was sent before says nothing new. False: as `receive`. */
  confirm(version: number): boolean {
    const sent = this.#sent
    if (!sent || version <= this.version) return true
    return this.receive(sent.steps.map((step) => ({ step, client: this.client })))
  }

  /** What follows on this browser's version, own steps among it. False: it does not fit, and nothing has changed. */
  receive(steps: readonly OthersStep[]): boolean {
    if (steps.length === 0) return true
    const read = readSteps(this.#state.schema, steps)
    const confirmed = read && applied(this.#confirmed, read)
    if (!confirmed) return false
    this.#sent = undefined
    this.#confirmed = confirmed
    const clients = steps.map(({ client }) => client)
    const own = clients.findIndex((client) => client !== this.client)
    const change = receiveTransaction(this.#state, read, clients, { mapSelectionBackward: true })
    this.apply(change)
    const mine: number = change.getMeta('rebased') ?? 0
    if (mine === 0) return true
    const { along, tray } = reconcile({ change, mine, theirs: steps.length - own })
    this.tray.push(...tray)
    if (along.length > 0) this.apply(takeAlong(this.#state.tr, along))
    return true
  }

  /** The confirmed text as it would be with these steps of others. */
  confirmedWith(steps: readonly OthersStep[]): Node {
    return steps.reduce(
      (doc, { step }) => Step.fromJSON(this.#state.schema, step).apply(doc).doc ?? doc,
      this.#confirmed,
    )
  }

  /** As the browser's own storage has it after every change. */
  journal(): Journal {
    const steps = sendableSteps(this.#state)?.steps.map((step) => step.toJSON()) ?? []
    const { client, version } = this
    return { client, version, text: this.#confirmed.toJSON(), steps, sent: this.#sent, tray: this.tray.map(written) }
  }

  /** The text without what nobody has confirmed. */
  get confirmed(): Node {
    return this.#confirmed
  }
}

/** Undefined: such a step this schema does not know; a desk of another version, or a restored one, has sent it. */
function readSteps(schema: Schema, steps: readonly OthersStep[]): Step[] | undefined {
  try {
    return steps.map(({ step }) => Step.fromJSON(schema, step))
  } catch {
    return undefined
  }
}

/** A step that does not fit may say so, and may throw. */
function applied(text: Node, steps: readonly Step[]): Node | undefined {
  try {
    let after: Node | null = text
    for (const step of steps) after = after && step.apply(after).doc
    return after ?? undefined
  } catch {
    return undefined
  }
}

/** Of the 2,000 that the desk takes in one batch. */
const MOST_AT_ONCE = 1_000

const written = (entry: TrayEntry): WrittenEntry => ({ ...entry, slice: entry.slice.toJSON() })
