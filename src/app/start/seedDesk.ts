import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { readMarkdownDocument } from '../../exchange/markdown/markdown.module.ts'
import { commentOn } from '../../newsroom/comments/comments.module.ts'
import { FACTS, type FactName, listFacts, openWorkingCopy, saveFact } from '../../newsroom/editor/editor.module.ts'
import { readText } from '../../newsroom/text/text.module.ts'
import { findNumber } from '../../newsroom/workflow/workflow.module.ts'
import { inTransaction } from '../../platform/database.ts'
import { Fault } from '../../platform/errors.ts'
import { findAuthor, findStaff, type StaffMember, setRole, updateStaff } from '../../staff/accounts/accounts.module.ts'
import type { StaffRole } from '../../staff/permissions/permissions.module.ts'
import type { Dateline } from '../compose/compose.ts'

const Piece = z.object({
  state: z.enum(['draft', 'in-review', 'ready', 'scheduled', 'withdrawn']),
  reason: z.string().default(''),
  title: z.string(),
  kicker: z.string().default(''),
  standfirst: z.string().default(''),
  section: z.string(),
  tags: z.array(z.string()),
  place: z.object({ country: z.string(), city: z.string().optional() }),
  comments: z.array(z.object({ passage: z.string(), words: z.string() })).default([]),
})
type Piece = z.output<typeof Piece>
const ChangesFile = z.object({ slug: z.string(), facts: z.record(z.string(), z.unknown()) })

/** Whose the sample's drafts are. */
const AUTHOR = 'The weekend desk'
/** Nobody's addresses (RFC 2606), and names that say what they are. */
const STAFF = {
  writer: { email: 'sample-writer@example.org', name: 'Sample writer', role: 'contributor' },
  editor: { email: 'sample-editor@example.org', name: 'Sample editor', role: 'editor' },
} as const satisfies Record<string, { email: string; name: string; role: StaffRole }>
/** When what is scheduled goes out, on the day after. */
const HOUR = '06:00'

/** A desk in the middle of its day: work in every state, so that a newcomer sees what there is to see. */
export async function seedDesk(dateline: Dateline, folder: URL): Promise<void> {
  const editor = await seedMember(dateline, STAFF.editor)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted()
  for (const name of names) {
    const read = readMarkdownDocument(await readFile(new URL(name, folder)))
    if (read.kind === 'unreadable') throw new Error(`sample/desk/${name}: ${read.reason}`)
    const piece = Piece.parse(read.data)
    const articleId = await begin(dateline, editor, piece, read.document)
    const writer = await seedMember(dateline, STAFF.writer)
    await comment(dateline, articleId, piece, [editor, writer])
    // A sample that the checks keep back is a sample of that, too.
    await lead(dateline, articleId, piece, { writer, editor }).catch((error: unknown) => {
      if (!(error instanceof Fault)) throw error
      dateline.log.error({ file: name, reason: error.message }, 'a sample of the desk was kept back')
    })
  }
  await changePublished(dateline, new URL('changes.yaml', folder), editor)
}

async function seedMember(
  { db, clock, readers, languages }: Dateline,
  { email, name, role }: { email: string; name: string; role: StaffRole },
): Promise<StaffMember> {
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const { reader } = await readers.findOrMakeReader(tx, { email, language: languages.own().locale }, now)
    const { emailKey } = reader
    if (!(await findStaff(tx, { emailKey }))) await setRole(tx, { email, emailKey, role, by: 'sample' }, now)
    const made = (await findStaff(tx, { emailKey })) as StaffMember
    // As whom they write there is nobody before the first draft.
    const author = role === 'contributor' ? (await findAuthor(tx, AUTHOR))?.slug : undefined
    await updateStaff(tx, made.id, { name, ...(author !== undefined && { author }) })
    return (await findStaff(tx, { emailKey })) as StaffMember
  })
}

function begin(dateline: Dateline, editor: StaffMember, piece: Piece, body: ArticleDocument): Promise<number> {
  const { title: headline, section, tags, kicker, standfirst } = piece
  const { country, city } = piece.place
  return dateline.workflow.begin(
    editor,
    {
      ...{ section, language: dateline.publication.facts().language, headline, body, tags, authors: [AUTHOR] },
      ...(kicker !== '' && { kicker }),
      ...(standfirst !== '' && { standfirst }),
      places: [city === undefined ? { country } : { country, city }],
    },
    dateline.clock.now(),
  )
}

async function comment(
  { db, clock }: Pick<Dateline, 'db' | 'clock'>,
  articleId: number,
  piece: Piece,
  staff: readonly StaffMember[],
) {
  const { version, text } = await openWorkingCopy(db, articleId, clock.now())
  for (const [at, { passage, words }] of piece.comments.entries()) {
    let from: number | undefined
    readText(text).descendants((node, position) => {
      const found = node.isText ? (node.text?.indexOf(passage) ?? -1) : -1
      if (found >= 0) from ??= position + found
    })
    if (from === undefined) throw new Error(`sample/desk: “${passage}” does not stand in “${piece.title}”`)
    const member = staff[at % staff.length] as StaffMember
    const quoted = { from, to: from + passage.length, version, quote: passage, words }
    await commentOn({ db }, articleId, quoted, member, clock.now())
  }
}

async function lead(
  { workflow, clock, publication }: Dateline,
  articleId: number,
  { state, reason }: Piece,
  { writer, editor }: { writer: StaffMember; editor: StaffMember },
) {
  const now = clock.now()
  if (state === 'draft') return
  await workflow.move(writer, articleId, { action: 'send-to-review' }, now)
  if (state === 'in-review') return
  await workflow.move(editor, articleId, { action: 'approve' }, now)
  if (state === 'scheduled') {
    const { zone } = publication.facts()
    const hour = { wall: `${publication.today().add({ days: 1 })}T${HOUR}`, zone }
    await workflow.sendOut(editor, articleId, { kind: 'new', hour }, now)
  }
  if (state === 'withdrawn') {
    await workflow.sendOut(editor, articleId, { kind: 'new' }, now)
    await workflow.takeOff(editor, articleId, { reason }, now)
  }
}

async function changePublished({ db, clock }: Dateline, file: URL, editor: StaffMember) {
  const { slug, facts } = ChangesFile.parse(parse(await readFile(file, 'utf8')))
  const articleId = await findNumber(db, slug)
  if (articleId === undefined) throw new Error(`sample/desk: there is no article “${slug}”`)
  for (const fact of (Object.keys(FACTS) as FactName[]).filter((name) => facts[name] !== undefined)) {
    const { version } = (await listFacts(db, articleId))[fact]
    await saveFact(db, articleId, { fact, value: facts[fact], base: version }, editor.id, clock.now())
  }
}
