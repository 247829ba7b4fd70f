import { randomUUID } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { keepRevision, listFacts, mayDo, openWorkingCopy, saveFact, takeSteps } from '../editor/editor.module.ts'
import { keepIds, readText, SCHEMA, stepBetween, workingCopyOf } from '../text/text.module.ts'

export type TakingIn = {
  document: ArticleDocument
  how: 'replace' | 'append'
  /** Those of the file that somebody wants as the article's. */
  facts: { headline?: string; standfirst?: string }
}

export type TakenIn = { kind: 'taken' } | { kind: 'refused'; why: 'too-long' | 'no-article' }

/**
 * Puts what came from elsewhere into an article's text: a step as any other, so that whoever types meanwhile loses
 * nothing. What stood there is kept as a revision before.
 */
export function takeIn(
  db: Database,
  articleId: number,
  { document, how, facts }: TakingIn,
  member: StaffMember,
  now: Temporal.Instant,
): Promise<TakenIn> {
  return inTransaction(db, async (tx) => {
    const may = await mayDo(tx, articleId, member, 'write')
    if (may === 'nothing') throw refuse('notFound', 'article-unknown')
    if (may === 'no') throw refuse('notAllowed', 'article-closed')
    // It holds the text from here on.
    await keepRevision(tx, articleId, null, member.id, now)
    const copy = await openWorkingCopy(tx, articleId, now)
    const before = readText(copy.text)
    const step = stepBetween(before, how === 'replace' ? replaced(before, document) : appended(before, document))
    if (step) {
      const batch = { base: copy.version, client: 'intake', batch: randomUUID(), steps: [step.toJSON()] }
      const answer = await takeSteps(tx, articleId, batch, member.id, now)
      if (answer.kind === 'refused') {
        return { kind: 'refused', why: answer.why === 'too-long' ? 'too-long' : 'no-article' }
      }
      if (answer.kind !== 'accepted') throw new Error(`the text of article ${articleId} changed while it was held`)
    }
    const standing = await listFacts(tx, articleId)
    for (const fact of ['headline', 'standfirst'] as const) {
      const value = facts[fact]
      if (value === undefined) continue
      await saveFact(tx, articleId, { fact, value, base: standing[fact].version }, member.id, now)
    }
    return { kind: 'taken' }
  })
}

const newId = () => randomUUID().slice(0, 13)

const replaced = (before: Node, document: ArticleDocument): Node => keepIds(before, workingCopyOf(document), { newId })

function appended(before: Node, document: ArticleDocument): Node {
  const taken = new Set<string>()
  before.descendants((node) => {
    if (node.type.name === 'note') taken.add(node.attrs.id)
  })
  const added = keepIds(SCHEMA.nodes.doc.create(), workingCopyOf(renamed(document, taken)), { newId })
  const blocks = [before, added].flatMap(({ children }) => children.filter(({ type }) => type.name !== 'notes'))
  const notes = [before, added].flatMap(({ lastChild }) => (lastChild?.type.name === 'notes' ? lastChild.children : []))
  return before.copy(
    SCHEMA.nodes.doc.create(null, notes.length > 0 ? [...blocks, SCHEMA.nodes.notes.create(null, notes)] : blocks)
      .content,
  )
}

/** Its notes under names that no note of the text has. */
function renamed(document: ArticleDocument, taken: ReadonlySet<string>): ArticleDocument {
  const [names, used] = [new Map<string, string>(), new Set(taken)]
  let last = 0
  for (const { id } of document.notes ?? []) {
    let name = id
    while (used.has(name)) name = String(++last)
    names.set(id, name)
    used.add(name)
  }
  const change = (_: string, value: unknown) => {
    const { type, attrs } = (value ?? {}) as { type?: string; attrs?: { id?: string } }
    const name = type === 'footnoteReference' ? names.get(attrs?.id ?? '') : undefined
    return name === undefined ? value : { type, attrs: { id: name } }
  }
  const { notes, ...text } = JSON.parse(JSON.stringify(document), change) as ArticleDocument
  return { ...text, ...(notes && { notes: notes.map((note) => ({ ...note, id: names.get(note.id) ?? note.id })) }) }
}
