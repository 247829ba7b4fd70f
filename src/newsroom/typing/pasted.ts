import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { blocksById } from '../text/blocksById.rule.ts'
import { newBlockId } from './blockIds.ts'
import { BROWSER_SCHEMA } from './browserSchema.ts'
import { quizAround } from './commands.ts'
import { readPastedHtml } from './pastedHtml.ts'
import { takePasted } from './takePasted.ts'

type PastedOf = { words: Readonly<Record<string, string>>; say(sentence: string): void; upload: Upload }

/** What comes in by paste and drop: pictures go to the library, the rest tidied and through the schema. */
export function pastedInto({ words, say, upload }: PastedOf) {
  let isRefused = false
  return {
    html(html: string): string {
      const { html: tidy, left, isTooLong } = readPastedHtml(html)
      isRefused = isTooLong
      const counted = (key: string, count: number) =>
        count > 0 ? [(words[key] ?? '').replace('%count%', String(count))] : []
      const sentences = isTooLong
        ? [words['paste.tooLong'] ?? '']
        : [
            ...counted('paste.pictures', left.pictures),
            ...counted('paste.left', left.comments + left.deletions + left.frames),
            ...counted('paste.links', left.links),
          ]
      if (sentences.length > 0) say(sentences.join(' '))
      return tidy
    },
    paste(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
      if (takeFiles(view, event.clipboardData, undefined)) return true
      // Nothing is put in, so nothing is replaced either.
      if (isRefused) {
        isRefused = false
        return true
      }
      const quiz = quizAround(view.state)
      if (quiz) {
        view.dispatch(intoLine(view.state.tr, slice, quiz.line.node).scrollIntoView().setMeta('uiEvent', 'paste'))
        return true
      }
      // Words alone go where the cursor is, as they always do; code takes nothing else.
      const isPlain = slice.content.childCount === 0 || view.state.selection.$from.parent.type.spec.code
      if (isPlain) return false
      view.dispatch(takePasted(view.state.tr, slice, newBlockId).scrollIntoView().setMeta('uiEvent', 'paste'))
      return true
    },
    drop(view: EditorView, event: DragEvent) {
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
      return takeFiles(view, event.dataTransfer, at)
    },
  }

  function takeFiles(view: EditorView, data: DataTransfer | null, at: number | undefined): boolean {
    const files = [...(data?.files ?? [])]
    // Word and the web bring a picture of the text along with the text.
    if (files.length === 0 || data?.types.includes('text/html')) return false
    const { doc, selection } = view.state
    const place = doc.resolve(Math.min(at ?? selection.from, doc.content.size))
    const block = place.depth === 0 ? place.nodeBefore : place.node(1)
    for (const file of files) void put(view, file, block && String(block.attrs.id))
    return true
  }

  /** Behind a block (null: before all), wherever it has gone while the picture was sent; where it is no more, at the end. */
  async function put(view: EditorView, file: File, id: string | null) {
    const picture = await upload(file)
    if (!picture || view.isDestroyed) return
    const node = BROWSER_SCHEMA.nodes.picture.create(
      { pictureId: picture.id, alt: picture.alt ?? '', credit: picture.credit ?? null },
      BROWSER_SCHEMA.nodes.caption.create(),
    )
    const { doc, tr } = view.state
    const behind = id === null ? undefined : blocksById(doc).get(id)
    const end = doc.content.size - (doc.lastChild?.type.name === 'notes' ? doc.lastChild.nodeSize : 0)
    const at = id === null ? 0 : behind ? behind.at + behind.node.nodeSize : end
    view.dispatch(tr.insert(at, node).scrollIntoView())
  }
}

/** A line of a quiz takes lines as one: what it cannot hold of them, such as pictures, has no place in it. */
function intoLine(change: Transaction, { content }: Slice, line: Node): Transaction {
  const takesMarks = line.type.allowsMarkType(BROWSER_SCHEMA.marks.bold)
  const words: Node[] = []
  content.descendants((node) => {
    if (node.isTextblock && words.length > 0) words.push(BROWSER_SCHEMA.text(' '))
    if (node.isText) words.push(takesMarks ? node : BROWSER_SCHEMA.text(node.text ?? ''))
    return true
  })
  return change.replaceSelection(new Slice(Fragment.from(words), 0, 0))
}

export type Upload = (file: File) => Promise<Uploaded | undefined>
type Uploaded = { id: string; width: number; alt?: string; credit?: string }

/** Sends a picture to the library. What it refuses is said, with the reason. */
export function uploadInto({
  words,
  say,
  known,
}: Pick<PastedOf, 'words' | 'say'> & { known(id: string, width: number): void }): Upload {
  return async (file) => {
    say((words['paste.sending'] ?? '').replace('%name%', file.name))
    const form = new FormData()
    form.append('files', file)
    const answer = await fetch('/desk/media', {
      method: 'POST',
      body: form,
      headers: { Accept: 'application/json' },
    }).catch(() => undefined)
    const said = await answer?.json().catch(() => undefined)
    const picture = (said?.pictures?.[0] ?? said) as Uploaded | undefined
    if (picture?.id) {
      say('')
      known(picture.id, picture.width)
      return picture
    }
    const sentence = said?.refused?.[0]?.sentence ?? said?.error?.message
    say(sentence ?? (words['paste.notSent'] ?? '').replace('%name%', file.name))
    return undefined
  }
}
