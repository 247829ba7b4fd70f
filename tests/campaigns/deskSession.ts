import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { canJoin, canSplit } from 'prosemirror-transform'
import type { StepBatch, StepsAnswer } from '../../src/newsroom/editor/editor.module.ts'
import { putBack, SCHEMA } from '../../src/newsroom/text/text.module.ts'
import { DeskBrowser, type Journal } from '../support/deskBrowser.ts'

/** What a newsroom's server is to the browsers; whatever it refuses to answer is a lost connection. */
export type DeskServer = {
  open(): Promise<{ version: number; text: unknown }>
  take(batch: StepBatch): Promise<StepsAnswer>
  since(version: number): Promise<{ step: unknown; client: string }[]>
}

type Dice = (sides: number) => number
type Line = { batch: StepBatch; answer?: StepsAnswer }
type Author = { name: string; browser: DeskBrowser; offline: boolean; line: Line | undefined }

/** What may happen, and how often in a hundred. */
const EVENTS = [
  ...[
    ['type', 26],
    ['letters', 6],
    ['replace', 6],
    ['delete', 7],
    ['split', 5],
    ['join', 4],
    ['move', 7],
  ],
  ...[
    ['drop block', 3],
    ['subhead', 3],
    ['quote', 2],
    ['bold', 2],
    ['put back', 2],
  ],
  ...[
    ['send', 14],
    ['arrive', 18],
    ['answer', 18],
    ['hear', 10],
    ['offline', 3],
    ['online', 6],
    ['reload', 3],
    ['ghost', 3],
  ],
] as const
const ALL = EVENTS.flatMap(([what, often]) => Array.from({ length: Number(often) }, () => what))

/**
 * Two or three people in one article, in one order of events that the dice decide: what they do, what the lines between
 * them and the server do, and which words each of them has written, or removed having them before their eyes.
 */
export class DeskSession {
  readonly happened = new Map<string, number>()
  readonly log: string[] = []
  readonly authors: Author[]
  /** By word: who removed it. */
  readonly removed = new Map<string, string>()
  readonly words: string[]
  readonly #server: DeskServer
  readonly #dice: Dice
  readonly #ghosts: StepBatch[] = []
  #ids = 0

  private constructor(server: DeskServer, dice: Dice, authors: Author[]) {
    this.#server = server
    this.#dice = dice
    this.authors = authors
    this.words = wordsIn((authors[0] as Author).browser.doc)
  }

  static async begin(server: DeskServer, dice: Dice): Promise<DeskSession> {
    const authors: Author[] = []
    for (const name of ['ana', 'ben', 'cy'].slice(0, 2 + dice(2))) {
      const browser = new DeskBrowser({ client: name, ...(await server.open()) })
      authors.push({ name, browser, offline: false, line: undefined })
    }
    return new DeskSession(server, dice, authors)
  }

  async run(events: number): Promise<void> {
    for (let n = 0; n < events; n++) {
      const what = ALL[this.#dice(ALL.length)] as string
      const author = this.authors[this.#dice(this.authors.length)] as Author
      if (!(await this.#happens(what, author))) continue
      this.log.push(`${author.name}: ${what}`)
      this.happened.set(what, (this.happened.get(what) ?? 0) + 1)
    }
  }

  /** Everybody is there again until nothing is left to send. */
  async end(): Promise<void> {
    for (const author of this.authors) author.offline = false
    for (let round = 0; round < 50; round++) {
      let waits = false
      for (const author of this.authors) {
        await this.#hear(author)
        await this.#send(author)
        await this.#arrives(author)
        this.#isAnswered(author)
        waits ||= author.browser.waits
      }
      if (!waits && round > 0) break
    }
    for (const author of this.authors) await this.#hear(author)
  }

  async #happens(what: string, author: Author): Promise<boolean> {
    switch (what) {
      case 'send':
        return this.#send(author)
      case 'arrive':
        return this.#arrives(author)
      case 'answer':
        return this.#isAnswered(author)
      case 'hear':
        return this.#hear(author)
      case 'offline':
        author.offline = true
        // Whatever was on its way may still get there, and nobody hears of it.
        if (author.line && !author.line.answer) this.#ghosts.push(author.line.batch)
        author.line = undefined
        return true
      case 'online':
        if (!author.offline) return false
        author.offline = false
        return true
      case 'reload': {
        if (author.line && !author.line.answer && this.#dice(2) === 0) this.#ghosts.push(author.line.batch)
        author.line = undefined
        const journal = JSON.parse(JSON.stringify(author.browser.journal())) as Journal
        author.browser = new DeskBrowser(journal)
        return true
      }
      case 'ghost': {
        const ghost = this.#ghosts.shift()
        if (ghost) await this.#server.take(ghost).catch(() => {})
        return ghost !== undefined
      }
      default:
        return this.#edits(what, author)
    }
  }

  #send(author: Author): boolean {
    const batch = author.offline || author.line ? undefined : author.browser.batch()
    if (!batch) return false
    author.line = { batch }
    return true
  }

  /** One in six does not get there, or its answer does not get back. */
  async #arrives(author: Author): Promise<boolean> {
    const { line } = author
    if (!line || line.answer) return false
    author.line = undefined
    if (this.#dice(12) === 0) return true
    const answer = await this.#server.take(line.batch).catch(() => undefined)
    if (!answer || this.#dice(12) === 0) return true
    author.line = { ...line, answer }
    return true
  }

  #isAnswered(author: Author): boolean {
    const answer = author.line?.answer
    if (!answer) return false
    author.line = undefined
    if (answer.kind === 'accepted') author.browser.confirm(answer.version)
    else if (answer.kind === 'behind')
      author.browser.receive(answer.steps.filter(({ version }) => version > author.browser.version))
    else throw new Error(`${author.name} was answered ${JSON.stringify(answer)}`)
    return true
  }

  async #hear(author: Author): Promise<boolean> {
    if (author.offline) return false
    const steps = await this.#server.since(author.browser.version)
    author.browser.receive(steps)
    return steps.length > 0
  }

  #edits(what: string, { name, browser }: Author): boolean {
    const before = wordsIn(browser.doc)
    const edit = this.#editOf(what, name, browser)
    if (!edit) return false
    browser.edit(edit)
    browser.doc.check()
    const after = new Set(wordsIn(browser.doc))
    for (const word of before) if (!after.has(word)) this.removed.set(word, name)
    return true
  }

  #editOf(what: string, name: string, browser: DeskBrowser): ((tr: Transaction) => Transaction) | undefined {
    const { doc } = browser
    const blocks = textblocksIn(doc)
    const dice = this.#dice
    const one = blocks[dice(Math.max(1, blocks.length))]
    if (what === 'put back') {
      const entry = browser.tray.shift()
      return entry && ((tr) => putBack(tr, entry))
    }
    if (!one)
      return what === 'type'
        ? (tr) =>
            tr.insert(0, SCHEMA.nodes.paragraph.create({ id: this.#newId(name) }, SCHEMA.text(this.#newWord(name))))
        : undefined
    const gaps = gapsIn(one)
    const gap = gaps[dice(gaps.length)] as number
    const next = gaps[Math.min(gaps.length - 1, gaps.indexOf(gap) + 1 + dice(3))] as number
    const whole = { from: one.at, to: one.at + one.node.nodeSize }
    const isTop = doc.resolve(one.at).depth === 0
    switch (what) {
      case 'type':
        return (tr) => tr.insertText(this.#newWord(name), gap)
      case 'letters':
        return (tr) => {
          for (const [place, letter] of [...this.#newWord(name)].entries()) tr.insertText(letter, gap + place)
          return tr
        }
      case 'replace':
        return next > gap ? (tr) => tr.insertText(this.#newWord(name), gap, next) : undefined
      case 'delete':
        return next > gap ? (tr) => tr.delete(gap, next) : undefined
      case 'split':
        return canSplit(doc, gap)
          ? (tr) => tr.split(gap, 1, [{ type: one.node.type, attrs: { ...one.node.attrs, id: this.#newId(name) } }])
          : undefined
      case 'join':
        return doc.resolve(one.at).nodeBefore?.isTextblock && canJoin(doc, one.at) ? (tr) => tr.join(one.at) : undefined
      case 'move': {
        if (!isTop) return undefined
        const before = doc.children[dice(doc.childCount)] as Node
        const target = doc.children
          .slice(0, doc.children.indexOf(before))
          .reduce((sum, { nodeSize }) => sum + nodeSize, 0)
        if (before === one.node) return undefined
        return (tr) => {
          tr.delete(whole.from, whole.to)
          return tr.insert(tr.mapping.map(target), one.node)
        }
      }
      case 'drop block':
        return (tr) => tr.delete(whole.from, whole.to)
      case 'subhead':
        return (tr) => tr.setNodeMarkup(one.at, SCHEMA.nodes.subhead, { id: one.node.attrs.id, level: 2 })
      case 'quote': {
        const range = doc.resolve(one.at + 1).blockRange()
        return isTop && range
          ? (tr) => tr.wrap(range, [{ type: SCHEMA.nodes.quotation, attrs: { id: this.#newId(name) } }])
          : undefined
      }
      case 'bold':
        return next > gap ? (tr) => tr.addMark(gap, next, SCHEMA.marks.bold.create()) : undefined
      default:
        throw new Error(`nobody knows how to ${what}`)
    }
  }

  #newId(name: string): string {
    return `${name}-${++this.#ids}`
  }

  #newWord(name: string): string {
    const word = `${name}${this.words.length}.`
    this.words.push(word)
    return ` ${word}`
  }
}

type Textblock = { node: Node; at: number }

function textblocksIn(doc: Node): Textblock[] {
  const blocks: Textblock[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock) blocks.push({ node, at })
  })
  return blocks
}

/** Where nobody's word is cut in two: the two ends, and before each space. */
function gapsIn({ node, at }: Textblock): number[] {
  const text = node.textContent
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index)
  return [...new Set([0, ...spaces, text.length])].map((place) => at + 1 + place)
}

export const wordsIn = (doc: Node): string[] =>
  doc
    .textBetween(0, doc.content.size, ' ')
    .split(/\s+|(?<=\.)/)
    .filter((word) => word !== '')
