import type { ArticleDocument, Block, Inline, Mark } from '../../articles/store/store.module.ts'
import { type Anchors, newAnchor, placeAnchors } from './anchors.rule.ts'
import type { BodyTree, Element, Node, PageVersion } from './bodyTree.rule.ts'
import { attribute, headingLevels, isElement, textOf } from './bodyTree.rule.ts'
import { createWriter, type Writer, withoutControls } from './bodyWriter.rule.ts'
import { embedAddress, hostOf, readQuiz } from './boxes.rule.ts'
import { BLOCK_ELEMENTS, DROPPED_ELEMENTS, ELEMENT_MARKS } from './elements.ts'
import { type Lost, lose, shorten } from './saying.rule.ts'
import { tableOf } from './table.rule.ts'
import { plainBraces, TAG_MARK, tagsAsText, tagsAsWritten } from './templateTags.rule.ts'

/** The document that a body's tree says, and what was left out of it and why; of what was written here, `lost` as well. */
export function documentOf(
  tree: BodyTree,
  pageVersion: PageVersion,
): { document: ArticleDocument; notes: string[]; lost: Lost[] } {
  const work: Work = {
    tree,
    pageVersion,
    notes: [],
    lost: [],
    levels: pageVersion.asWritten ? [2, 3, 4, 5, 6] : headingLevels(tree.nodes),
    footnotes: new Map(),
    called: [],
    anchors: new Map(),
    anchorsTaken: new Map(),
    pendingAnchor: undefined,
  }
  const content = blocksOf(work, tree.nodes, [])

  const notes: NonNullable<ArticleDocument['notes']> = []
  for (const id of work.called) {
    const found = work.footnotes.get(id)
    if (found) notes.push({ id, content: found })
    work.footnotes.delete(id)
  }
  for (const [id, blocks] of work.footnotes) {
    lose(
      work,
      { what: 'footnote', about: id },
      `the footnote ${id} is called nowhere; it stands at the end of the text`,
    )
    content.push(...blocks)
  }
  const draft: ArticleDocument = { type: 'doc', content, ...(notes.length > 0 ? { notes } : {}) }
  const document = pageVersion.asWritten ? draft : placeAnchors(draft, work.anchors, work.notes)
  return { document, notes: [...tree.notes, ...work.notes], lost: work.lost }
}

type Work = Anchors & {
  tree: BodyTree
  pageVersion: PageVersion
  notes: string[]
  lost: Lost[]
  /** The levels of subheads that occur, in order: the first becomes 2, whatever it was. */
  levels: number[]
  footnotes: Map<string, Block[]>
  called: string[]
}

function blocksOf(work: Work, nodes: readonly Node[], marks: readonly Mark[]): Block[] {
  const writer = createWriter(false)
  for (const node of nodes) write(work, writer, node, marks)
  return writer.finish().blocks
}

/** A line; pictures and the like that cannot stand in it go to `target` after the block that the line is for. */
function lineOf(work: Work, nodes: readonly Node[], marks: readonly Mark[]): { line: Inline[]; hoisted: Block[] } {
  const writer = createWriter(true)
  for (const node of nodes) write(work, writer, node, marks)
  return { line: writer.finish().line, hoisted: writer.hoisted }
}

function write(work: Work, writer: Writer, node: Node, marks: readonly Mark[]) {
  if (node.nodeName === '#comment') {
    lose(work, { what: 'comment', about: '' }, 'dropped an HTML comment')
    return
  }
  if ('value' in node) writeText(work, writer, node.value, marks)
  else if (isElement(node)) writeElement(work, writer, node, marks)
}

function writeChildren(work: Work, writer: Writer, element: Element, marks: readonly Mark[]) {
  for (const child of element.childNodes) write(work, writer, child, marks)
}

function writeElement(work: Work, writer: Writer, element: Element, marks: readonly Mark[]) {
  const tag = element.tagName
  const id = attribute(element, 'id') ?? (tag === 'a' ? attribute(element, 'name') : undefined)
  if (id && !/^h[1-6]$/.test(tag)) work.pendingAnchor = id

  const mark = ELEMENT_MARKS[tag]
  if (mark) return writeChildren(work, writer, element, [...marks, { type: mark }])
  if (tag.startsWith('dateline-')) return writeOwn(work, writer, element, marks)
  if (DROPPED_ELEMENTS.has(tag)) return writeDropped(work, writer, element)
  if (/^h[1-6]$/.test(tag)) return writeSubhead(work, writer, element, marks)

  switch (tag) {
    case 'a':
      return writeLink(work, writer, element, marks)
    case 'br':
      return writer.lineBreak()
    case 'q':
      writer.text('“', marks)
      writeChildren(work, writer, element, marks)
      return writer.text('”', marks)
    case 'img':
      return writePicture(work, writer, marks, {
        src: tagsAsText(attribute(element, 'src') ?? '', work.tree.tags).trim(),
        alt: tagsAsText(attribute(element, 'alt') ?? '', work.tree.tags),
      })
    case 'iframe':
      return writeEmbed(work, writer, attribute(element, 'src') ?? '', attribute(element, 'title') ?? '')
    case 'hr':
      return writer.lineOnly ? writer.endParagraph() : writer.block({ type: 'divider' })
    case 'pre':
      return writeCode(work, writer, element)
    case 'figure':
      return writeFigure(work, writer, element, marks)
    case 'table':
      if (writer.lineOnly) break
      return writeTable(work, writer, element, marks)
    case 'blockquote': {
      if (writer.lineOnly) break
      const content = blocksOf(work, element.childNodes, marks)
      if (content.length > 0) writer.block({ type: 'quotation', attrs: {}, content })
      return
    }
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      if (writer.lineOnly) break
      return writeList(work, writer, element, marks)
    case 'dt':
      writer.endParagraph()
      writeChildren(work, writer, element, [...marks, { type: 'bold' }])
      return writer.endParagraph()
    case 'input':
      return
  }
  const isBlock = BLOCK_ELEMENTS.has(tag) || ['table', 'blockquote', 'ul', 'ol', 'menu', 'dir'].includes(tag)
  if (isBlock) writer.endParagraph()
  writeChildren(work, writer, element, marks)
  if (isBlock) writer.endParagraph()
}

function writeText(work: Work, writer: Writer, text: string, marks: readonly Mark[]) {
  if (work.pageVersion.asWritten) return writer.text(text, marks)
  if (marks.some((mark) => mark.type === 'code')) return writer.text(tagsAsWritten(text, work.tree.tags), marks)
  let from = 0
  for (const match of text.matchAll(TAG_MARK)) {
    writeProse(writer, text.slice(from, match.index), marks)
    from = match.index + match[0].length
    const value = work.tree.tags[Number(match[1])]?.value
    if (value?.kind === 'text') writeProse(writer, value.text, marks)
    else if (value?.kind === 'written') writer.text(value.text, [...marks, { type: 'code' }])
    else if (value?.kind === 'person') {
      const page = work.pageVersion.link(value.path)
      const isLinked = page.kind === 'nowhere' || marks.some((mark) => mark.type === 'link')
      writeProse(writer, value.text, isLinked ? marks : [...marks, { type: 'link', attrs: { href: page.href } }])
    } else if (value?.kind === 'embed') writeEmbed(work, writer, value.url, value.title)
    else if (value) {
      const { line: caption, hoisted } = lineOf(work, work.tree.captions.get(value.caption ?? '') ?? [], [])
      writePicture(work, writer, marks, { src: value.src, alt: value.alt, caption })
      for (const block of hoisted) writer.block(block)
    }
  }
  writeProse(writer, text.slice(from), marks)
}

/** Braces that the source quoted are the text itself; in prose they are set as code, so that nobody takes them for a slip. */
function writeProse(writer: Writer, marked: string, marks: readonly Mark[]) {
  const text = plainBraces(marked)
  if (!/\{[{%]/.test(text)) return writer.text(text, marks)
  for (const [index, part] of text.split(/(\{\{(?:[^{}]|\}(?!\}))*\}\}|\{%[^%]*%\}|\{[{%]+)/).entries()) {
    writer.text(part, index % 2 === 1 ? [...marks, { type: 'code' }] : marks)
  }
}

function writeLink(work: Work, writer: Writer, element: Element, marks: readonly Mark[]) {
  const raw = attribute(element, 'href')
  if (raw === undefined || marks.some((mark) => mark.type === 'link'))
    return writeChildren(work, writer, element, marks)
  const answer = work.pageVersion.link(tagsAsText(raw, work.tree.tags))
  if (answer.kind === 'nowhere') {
    work.notes.push(answer.reason)
    return writeChildren(work, writer, element, marks)
  }
  const title = work.pageVersion.asWritten ? attribute(element, 'title') : undefined
  writeChildren(work, writer, element, [
    ...marks,
    { type: 'link', attrs: { href: answer.href, ...(title !== undefined && { title }) } },
  ])
}

function writeSubhead(work: Work, writer: Writer, element: Element, marks: readonly Mark[]) {
  // A heading is bold as it is; in a cell or a caption it is only a line.
  if (writer.lineOnly) {
    writer.endParagraph()
    writeChildren(work, writer, element, marks)
    return writer.endParagraph()
  }
  writer.endParagraph()
  const { line, hoisted } = lineOf(work, element.childNodes, marks)
  if (line.length > 0) {
    const level = Math.min(4, 2 + Math.max(0, work.levels.indexOf(Number(element.tagName[1])))) as 2 | 3 | 4
    const anchor = newAnchor(work, element, line, work.pageVersion.asWritten)
    writer.block({ type: 'subhead', attrs: { level, ...(anchor ? { anchor } : {}) }, content: line })
  }
  for (const block of hoisted) writer.block(block)
}

type WantedPicture = { src: string; alt: string; caption?: Inline[]; credit?: string }

function writePicture(work: Work, writer: Writer, marks: readonly Mark[], wanted: WantedPicture) {
  const { src, caption = [] } = wanted
  const alt = wanted.alt.replace(/\s+/g, ' ').trim()
  const found = work.pageVersion.pictures.get(src) ?? { kind: 'missing', reason: 'has no address' }
  const captionAlone = () => {
    if (caption.length > 0) writer.block({ type: 'paragraph', content: caption })
  }
  if (found.kind === 'missing') {
    lose(work, { what: 'picture', about: src }, `dropped the picture ${shorten(src)}: ${found.reason}`)
    return captionAlone()
  }
  if (found.kind === 'remote') {
    work.notes.push(
      `the picture ${shorten(found.url)} is on another site; ${alt ? 'a link stands for it' : 'dropped, as it has no alternative text'}`,
    )
    const isLinked = marks.some((mark) => mark.type === 'link')
    if (alt) writer.text(alt, isLinked ? marks : [...marks, { type: 'link', attrs: { href: found.url } }])
    return captionAlone()
  }
  const link = marks.find((mark) => mark.type === 'link')
  if (link) {
    const note = `the picture ${shorten(src)} no longer links to ${shorten(link.attrs.href)}`
    lose(work, { what: 'pictureLink', about: src }, note)
  }
  const credit = wanted.credit || found.credit
  writer.block({
    type: 'picture',
    attrs: {
      pictureId: found.pictureId,
      alt,
      ...(caption.length > 0 ? { caption } : {}),
      ...(credit ? { credit } : {}),
    },
  })
}

function writeFigure(work: Work, writer: Writer, element: Element, marks: readonly Mark[]) {
  const isCaption = (node: Node) => node.nodeName === 'figcaption'
  const captions = element.childNodes.filter(isCaption)
  writer.endParagraph()
  if (captions.length === 1 && !writer.lineOnly) {
    const content = blocksOf(
      work,
      element.childNodes.filter((node) => !isCaption(node)),
      marks,
    )
    const { line, hoisted } = lineOf(work, captions, marks)
    const picture = content.length === 1 ? content[0] : undefined
    if (picture?.type === 'picture' && !picture.attrs.caption) {
      if (line.length > 0) picture.attrs.caption = line
      for (const block of [picture, ...hoisted]) writer.block(block)
      return
    }
    const paragraph: Block[] = line.length > 0 ? [{ type: 'paragraph', content: line }] : []
    const before = isCaption(element.childNodes.find((node) => isElement(node)) as Node)
    const ordered = before ? [...paragraph, ...content] : [...content, ...paragraph]
    for (const block of [...ordered, ...hoisted]) writer.block(block)
    return
  }
  writeChildren(work, writer, element, marks)
  writer.endParagraph()
}

function writeEmbed(work: Work, writer: Writer, raw: string, title: string) {
  if (work.pageVersion.asWritten) return writer.block({ type: 'embed', attrs: { url: raw, title } })
  const url = embedAddress(tagsAsText(raw, work.tree.tags).trim())
  if (url) writer.block({ type: 'embed', attrs: { url, title: title.replace(/\s+/g, ' ').trim() || hostOf(url) } })
  else work.notes.push(`dropped an embed whose address is not https: ${shorten(raw)}`)
}

function writeDropped(work: Work, writer: Writer, element: Element) {
  if (element.tagName === 'video' || element.tagName === 'audio') {
    const source = element.childNodes.filter(isElement).find((child) => child.tagName === 'source')
    const src = attribute(element, 'src') ?? (source && attribute(source, 'src')) ?? ''
    return writeEmbed(work, writer, src, attribute(element, 'title') ?? attribute(element, 'aria-label') ?? '')
  }
  lose(work, { what: 'element', about: element.tagName }, `dropped <${element.tagName}> with what it holds`)
}

function writeCode(work: Work, writer: Writer, element: Element) {
  const text = tagsAsWritten(textOf(element.childNodes), work.tree.tags).replace(/\n$/, '')
  if (text.trim() === '') return
  if (writer.lineOnly) return writer.text(text, [{ type: 'code' }])
  const inner = element.childNodes.find(isElement)
  const language = /(?:^|\s)language-([\w+#.-]+)/.exec((inner && attribute(inner, 'class')) ?? '')?.[1]
  writer.block({ type: 'code', attrs: language ? { language } : {}, text: withoutControls(text) })
}

function writeList(work: Work, writer: Writer, element: Element, marks: readonly Mark[]) {
  const items: Block[][] = []
  for (const child of element.childNodes) {
    const isItem = isElement(child) && child.tagName === 'li'
    const blocks = blocksOf(work, isItem ? child.childNodes : [child], marks)
    if (blocks.length === 0) continue
    const last = items.at(-1)
    if (isItem || !last) items.push(blocks)
    else last.push(...blocks)
  }
  if (items.length === 0) return
  const start = Number(attribute(element, 'start') ?? '1')
  const ordered = element.tagName === 'ol'
  const counts = ordered && Number.isSafeInteger(start) && start !== 1
  writer.block({ type: 'list', attrs: { ordered, ...(counts ? { start } : {}) }, items })
}

function writeTable(work: Work, writer: Writer, element: Element, marks: readonly Mark[]) {
  const { block, hoisted } = tableOf(element, (nodes) => lineOf(work, nodes, marks))
  if (block) writer.block(block)
  if (hoisted.length > 0)
    lose(work, { what: 'table', about: '' }, 'what stood in a table besides words now stands after it')
  for (const block of hoisted) writer.block(block)
}

/** What our own Markdown rules marked: notes, the places that call them, and boxes. */
function writeOwn(work: Work, writer: Writer, element: Element, marks: readonly Mark[]) {
  const label = attribute(element, 'label') ?? ''
  if (element.tagName === 'dateline-note-reference') {
    work.called.push(label)
    return writer.reference(label)
  }
  if (element.tagName === 'dateline-note') {
    const known = work.footnotes.get(label) ?? []
    work.footnotes.set(label, [...known, ...blocksOf(work, element.childNodes, marks)])
    return
  }
  writer.endParagraph()
  const value = (name: string) => tagsAsText(attribute(element, name) ?? '', work.tree.tags).trim()
  const kind = value('kind')
  switch (kind) {
    case 'pull-quote': {
      const { line, hoisted } = lineOf(work, element.childNodes, marks)
      if (line.length > 0) writer.block({ type: 'pullQuote', content: line })
      for (const block of hoisted) writer.block(block)
      return
    }
    case 'quotation': {
      const content = blocksOf(work, element.childNodes, marks)
      const source = value('source')
      if (content.length > 0) writer.block({ type: 'quotation', attrs: source ? { source } : {}, content })
      return
    }
    case 'fact-box': {
      const content = blocksOf(work, element.childNodes, marks)
      return writer.block({ type: 'factBox', attrs: { title: value('title') }, content })
    }
    case 'newsletter':
      writer.block({ type: 'newsletterBox', attrs: { newsletter: value('slug') } })
      break
    case 'related':
      writer.block({ type: 'relatedArticle', attrs: { slug: value('slug') } })
      break
    case 'embed':
      writeEmbed(work, writer, value('url'), value('title'))
      break
    case 'figure': {
      const said: Inline[] = value('caption') ? [{ type: 'text', text: value('caption') }] : []
      const inside = work.pageVersion.asWritten && lineOf(work, element.childNodes, marks)
      const caption = inside && inside.line.length > 0 ? inside.line : said
      writePicture(work, writer, marks, { src: value('src'), alt: value('alt'), caption, credit: value('credit') })
      if (!inside) break
      for (const block of inside.hoisted) writer.block(block)
      return
    }
    case 'quiz': {
      const line = (nodes: readonly Node[]) => lineOf(work, nodes, marks)
      const read = readQuiz(element, { title: value('title'), asWritten: work.pageVersion.asWritten, line })
      if (read.kind === 'quiz') return [read.quiz, ...read.hoisted].forEach(writer.block)
      lose(work, { what: 'quiz', about: '' }, `${read.reason}; what it holds stands as text`)
      writer.text(value('title'), marks)
      break
    }
    default:
      lose(
        work,
        { what: 'box', about: kind },
        `the box ${shorten(kind)} is not known here; what it holds stands as text`,
      )
  }
  writeChildren(work, writer, element, marks)
  writer.endParagraph()
}
