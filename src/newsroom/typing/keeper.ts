import type { Node } from 'prosemirror-model'
import { Slice } from 'prosemirror-model'
import { blocksById } from '../text/blocksById.rule.ts'
import { changedBlocks } from './comparison.ts'
import { type Answer, askSince, askText, type Standing, sendBatch } from './exchange.ts'
import type { JournalOf } from './journal.ts'
import type { TextSession } from './textSession.ts'

/** After so long the comparison comes before the merge (DESK §3). */
const LONG_AWAY_MS = 10 * 60_000
/** A pause in typing; in one without pauses it is sent after the second. */
const PAUSE_MS = 300
const LONGEST_MS = 1_000
/** Others may be quicker, and more may be typed meanwhile. */
const MOST_ROUNDS = 5
const AGAIN_MS = [1_000, 2_000, 4_000, 8_000] as const

export type KeeperOf = {
  articleId: number
  /** Who types here. */
  staffId: number
  session(): TextSession
  journal: JournalOf
  signal: AbortSignal
  /** Nothing may touch what an input method composes. */
  isComposing(): boolean
  /** The text has changed by something that nobody typed here. */
  shown(): void
  standing(standing: Standing): void
  /** Both sides have gone on for long: `merge` puts them together. */
  compare(mine: Node, theirs: Node, merge: () => void): void
  /** The desk does not have the steps between any more: its text takes the place of ours, and ours goes into the tray. */
  apart(answer: { version: number; text: unknown }): void
}

/** Sends what was typed, hears what others did, one thing after the other; what is not acknowledged stays in the journal. */
export class Keeper {
  readonly #of: KeeperOf
  #turn: Promise<void> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  #firstAt: number | undefined
  #tries = 0
  #heardAt = Date.now()
  /** A person is asked first. */
  #waits = false
  #isRefused = false
  #written: Promise<void> = Promise.resolve()
  #isWhole = false
  /** The browser's storage has refused it: what waits is on this page alone. */
  #isUnkept = false
  /** When something that was typed in this window was last acknowledged. */
  #savedAt: Date | undefined

  constructor(of: KeeperOf) {
    this.#of = of
    addEventListener('online', () => this.soon(0), { signal: of.signal })
    addEventListener('focus', () => this.pull(), { signal: of.signal })
    of.signal.addEventListener('abort', () => clearTimeout(this.#timer))
  }

  /** Steps that somebody made here just now. */
  typed(steps: readonly unknown[]): void {
    const { journal } = this.#of
    if (this.#isWhole) this.#writes(journal.add(steps))
    else void this.keepWhole().catch(() => {})
    // From the first letter on: “Saved” is said of all of it or not at all.
    if (this.#tries === 0 && !this.#isRefused) this.#of.standing({ kind: 'saving' })
    this.soon()
  }

  /** The journal as everything stands. */
  keepWhole(): Promise<void> {
    this.#isWhole = true
    return this.#writes(this.#of.journal.keep(this.#of.session().journal()))
  }

  /** What could not be added is written with all the rest the next time. */
  #writes(written: Promise<void>): Promise<void> {
    this.#written = written.then(
      () => {
        this.#isUnkept = false
      },
      () => {
        this.#isUnkept = true
        this.#isWhole = false
      },
    )
    return written
  }

  soon(after: number = PAUSE_MS): void {
    const now = Date.now()
    this.#firstAt ??= now
    clearTimeout(this.#timer)
    const wait = Math.max(0, Math.min(after, this.#firstAt + LONGEST_MS - now))
    this.#timer = setTimeout(() => this.#inTurn(() => this.#send()), wait)
  }

  /** Something may have happened at the desk. */
  pull(version?: number): void {
    if (version !== undefined && version <= this.#of.session().version) return
    this.#inTurn(async () => {
      const session = this.#of.session()
      if (version !== undefined && version <= session.version) return
      await this.#hear(await askSince(this.#of.articleId, session.version), session)
    })
  }

  /** The page goes: what waits is sent without waiting for an answer. The journal has it in any case. */
  leave(): void {
    const batch = this.#isRefused ? undefined : this.#of.session().batch(() => crypto.randomUUID())
    if (batch) void sendBatch(this.#of, batch, true)
  }

  /** Sends what waits without the pause; whether all of it is acknowledged then. */
  async settled(): Promise<boolean> {
    const { session } = this.#of
    for (let round = 0; session().waiting > 0 && round < MOST_ROUNDS; round++) {
      clearTimeout(this.#timer)
      this.#inTurn(() => this.#send())
      await this.#turn
    }
    return session().waiting === 0
  }

  /** After a refusal: what is there now may go again. */
  goOn(): void {
    this.#isRefused = false
    this.#waits = false
    this.soon(0)
  }

  /** What fails in one turn ends that turn and none of those behind it. */
  #inTurn(work: () => Promise<void>): void {
    this.#turn = this.#turn
      .then(async () => {
        if (!this.#of.signal.aborted) await work()
      })
      .catch((fault: unknown) => {
        reportError(fault)
        if (!this.#of.signal.aborted) this.#again()
      })
  }

  async #send(): Promise<void> {
    this.#firstAt = undefined
    if (this.#waits || this.#isRefused) return
    const { standing } = this.#of
    const session = this.#of.session()
    const batch = session.batch(() => crypto.randomUUID())
    if (!batch) return
    // Before it is sent: what a server has may not be unknown here.
    await this.#written
    standing({ kind: 'saving' })
    await this.#hear(await sendBatch(this.#of, batch), session)
    if (this.#of.session().waiting > 0 && !this.#waits && !this.#isRefused && this.#tries === 0) this.soon()
  }

  async #hear(answer: Answer, session: TextSession): Promise<void> {
    // Another text stands here since it was asked: the answer is none to that.
    if (session !== this.#of.session()) return
    const { standing } = this.#of
    const waited = session.waiting
    const isKept = !this.#isUnkept
    switch (answer.kind) {
      case 'accepted':
        return session.confirm(answer.version) ? this.#isInStep(waited) : this.#beginAnew(session)
      case 'behind':
        return this.#behind(answer, session)
      case 'apart':
        this.#of.apart(answer)
        return this.#isInStep()
      case 'signed-out':
        standing({ kind: 'signed-out', sentence: answer.sentence, isKept })
        return this.#again()
      case 'nothing':
        standing({ kind: 'offline', isKept })
        return this.#again()
      case 'refused':
      case 'closed':
        if (waited === 0) return
        this.#isRefused = true
        standing({ kind: 'refused', sentence: answer.sentence, isKept })
    }
  }

  async #behind({ steps }: Answer & { kind: 'behind' }, session: TextSession): Promise<void> {
    const missed = steps.filter(({ version }) => version > session.version)
    const isLongAway = Date.now() - this.#heardAt > LONG_AWAY_MS
    if (isLongAway && session.waiting > 0 && missed.some(({ client }) => client !== session.client)) {
      if (this.#waits) return
      this.#waits = true
      const theirs = session.confirmedWith(missed)
      return this.#of.compare(session.state.doc, theirs, () => {
        this.#heardAt = Date.now()
        this.#waits = false
        this.pull()
        this.soon(0)
      })
    }
    await this.#composed()
    if (session !== this.#of.session()) return
    const waited = session.waiting
    return session.receive(missed) ? this.#isInStep(waited) : this.#beginAnew(session)
  }

  /** What the desk says does not fit what stands here: from its text, as after a long time away. */
  async #beginAnew(session: TextSession): Promise<void> {
    const text = await askText(this.#of.articleId)
    return this.#hear(text ? { kind: 'apart', ...text } : { kind: 'nothing' }, session)
  }

  /** Whatever an input method composes is written to its end first. */
  #composed(): Promise<void> {
    if (!this.#of.isComposing()) return Promise.resolve()
    return new Promise((resolve) => {
      const look = () => {
        if (this.#of.isComposing() && !this.#of.signal.aborted) setTimeout(look, 50)
        else resolve()
      }
      addEventListener('compositionend', () => setTimeout(look, 50), { once: true })
      setTimeout(look, 500)
    })
  }

  async #isInStep(waited = 0): Promise<void> {
    const session = this.#of.session()
    if (session.waiting < waited) this.#savedAt = new Date()
    this.#heardAt = Date.now()
    this.#tries = 0
    this.#of.shown()
    if (session.waiting === 0 && session.tray.length === 0) {
      this.#isWhole = false
      await this.#of.journal.forget().catch(() => {})
      this.#of.standing({ kind: 'saved', at: this.#savedAt })
    } else {
      await this.keepWhole().catch(() => {})
      if (session.waiting > 0) this.soon()
      else this.#of.standing({ kind: 'saved', at: this.#savedAt })
    }
  }

  #again(): void {
    const wait = AGAIN_MS[Math.min(this.#tries++, AGAIN_MS.length - 1)] as number
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#inTurn(() => this.#send()), wait)
  }
}

/** Passages that were written here and do not stand in the desk's text, as the tray has them. */
export function trayOfApart(before: TextSession, desk: TextSession) {
  const mine = before.state.doc
  const theirs = desk.state.doc
  // A desk that was restored from a backup has not even what it had confirmed.
  const base = desk.version < before.version ? theirs : before.confirmed
  const written = new Set(changedBlocks(base, mine).map(({ id }) => id))
  const blocks = blocksById(mine)
  return changedBlocks(theirs, mine).flatMap(({ id, before, after }) => {
    const block = written.has(id) ? blocks.get(id) : undefined
    if (after === undefined || !block) return []
    const slice = new Slice(mine.slice(block.at, block.at + block.node.nodeSize).content, 0, 0)
    const place = Math.min(block.at, theirs.content.size)
    return [{ whose: 'mine' as const, words: after, passage: after, instead: before ?? '', place, slice }]
  })
}
