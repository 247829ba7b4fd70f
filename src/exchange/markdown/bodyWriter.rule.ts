import type { Block, Inline, Mark } from '../../articles/store/store.module.ts'

/**
 * Collects what a tree of HTML says, paragraph by paragraph. In a place that holds only a line (a subhead, a cell, a
 * caption) the ends of paragraphs become line breaks, and blocks that cannot stand there wait in `hoisted`.
 */
export type Writer = {
  readonly lineOnly: boolean
  readonly hoisted: Block[]
  text(text: string, marks: readonly Mark[]): void
  lineBreak(): void
  reference(id: string): void
  /** Ends the paragraph and puts a block after it. */
  block(block: Block): void
  endParagraph(): void
  finish(): { blocks: Block[]; line: Inline[] }
}

/** Chinese and Japanese have no spaces, so that the end of a line between their signs is none. */
const BROKEN_LINE =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef])[ \t]*\n[ \t]*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef])/gu

export function createWriter(lineOnly: boolean): Writer {
  const blocks: Block[] = []
  const hoisted: Block[] = []
  let line: Inline[] = []
  let breakPending = false

  const lastText = () => {
    const last = line.at(-1)
    return last?.type === 'text' ? last : undefined
  }
  const beforeContent = () => {
    if (breakPending && line.length > 0) {
      trimEnd(line)
      line.push({ type: 'hardBreak' })
    }
    breakPending = false
  }
  const writer: Writer = {
    lineOnly,
    hoisted,
    text(raw, marks) {
      let text = clean(raw)
        .replace(BROKEN_LINE, '')
        .replace(/[ \t\n\r\f]+/g, ' ')
      const last = line.at(-1)
      if (!last || breakPending || last.type === 'hardBreak' || (last.type === 'text' && last.text.endsWith(' '))) {
        text = text.replace(/^ /, '')
      }
      if (text === '') return
      beforeContent()
      const sorted = sortMarks(marks)
      const before = lastText()
      if (before && sameMarks(before.marks ?? [], sorted)) before.text += text
      else line.push({ type: 'text', text, ...(sorted.length > 0 ? { marks: sorted } : {}) })
    },
    lineBreak() {
      if (line.length === 0 || breakPending) return
      trimEnd(line)
      line.push({ type: 'hardBreak' })
    },
    reference(id) {
      beforeContent()
      line.push({ type: 'footnoteReference', attrs: { id } })
    },
    block(block) {
      if (lineOnly) hoisted.push(block)
      else {
        writer.endParagraph()
        blocks.push(block)
      }
    },
    endParagraph() {
      if (lineOnly) {
        breakPending = true
        return
      }
      trimEnd(line)
      if (line.length > 0) blocks.push({ type: 'paragraph', content: line })
      line = []
    },
    finish() {
      if (!lineOnly) writer.endParagraph()
      trimEnd(line)
      return { blocks, line }
    },
  }
  return writer
}

function trimEnd(line: Inline[]) {
  for (let last = line.at(-1); last; last = line.at(-1)) {
    if (last.type === 'footnoteReference') return
    if (last.type === 'text') {
      last.text = last.text.replace(/ +$/, '')
      if (last.text !== '') return
    }
    line.pop()
  }
}

/** Neither the database nor a screen can show control characters and noncharacters; a form feed is a space. */
function clean(text: string): string {
  return text.replace(/[\f\v]/g, ' ').replace(/(?![\t\n\r])\p{Cc}|[\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Cs}/gu, '')
}

/** Of code, whose tabs and ends of lines stay. */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they cannot be stored
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}

/** One order, so that equal text merges and an unchanged source makes an unchanged document. */
const ORDER: readonly Mark['type'][] = ['link', 'bold', 'italic', 'strike', 'superscript', 'subscript', 'code']

function sortMarks(marks: readonly Mark[]): Mark[] {
  return ORDER.flatMap((type) => marks.find((mark) => mark.type === type) ?? [])
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, index) => JSON.stringify(mark) === JSON.stringify(b[index]))
}
