import type { Context } from 'hono'
import {
  ArticleDocumentSchema,
  type Block,
  type BoxRenderer,
  renderDocument,
} from '../../articles/store/store.module.ts'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { refuse } from '../../design/words/refusal.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import { Fault } from '../../platform/errors.ts'
import { readBody, seeOther, storable } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AtDesk, StaffMember } from '../../staff/accounts/accounts.module.ts'
import { listFacts, mayDo } from '../editor/editor.module.ts'
import { ChooseFile, Found, type FoundProps, saidOf } from './intake.view.tsx'
import { MOST_FILE_BYTES, type ReadFileDeps, readFile } from './readFile.ts'
import { takeIn } from './takeIn.ts'

export type IntakeDeps = Platform & { media: Media; box: BoxRenderer; reading: ReadFileDeps['reading'] }

/** What stands around the file in a form; and what was found in it, with all that marks it up, when it comes back. */
const MOST_FORM_BYTES = MOST_FILE_BYTES + 6 * 1024 * 1024

/** A file that is to become an article's text, or the end of it. */
export function createIntakeScreen(deps: IntakeDeps, desk: DeskShell) {
  const { db, clock } = deps

  return {
    /** GET /desk/articles/:id/intake */
    async show(c: Context, { member }: AtDesk) {
      return choose(c, await articleOf(c, member), undefined)
    },

    /** POST /desk/articles/:id/intake: a file, to be shown; or what was shown, to be taken in. */
    async take(c: Context, { member }: AtDesk) {
      const article = await articleOf(c, member)
      const form = await readUpload(c)
      if (form === 'too-large') return choose(c, article, { why: 'too-large' })
      const file = form.get('file')
      if (file instanceof File) return found(c, article, file)
      // A field of files in which none was chosen.
      if (file !== null) return choose(c, article, { why: 'empty' })
      const taken = await takeIn(db, article.id, takingIn(form), member, clock.now())
      if (taken.kind === 'refused') return choose(c, article, { why: taken.why })
      return seeOther(c, `/desk/articles/${article.id}`)
    },
  }

  type Article = { id: number; headline: string; mayWrite: boolean }

  async function articleOf(c: Context, member: StaffMember): Promise<Article> {
    const id = Number(c.req.param('id'))
    const may = Number.isSafeInteger(id) ? await mayDo(db, id, member, 'write') : 'nothing'
    if (may === 'nothing') throw refuse('notFound', 'article-unknown')
    const headline = (await listFacts(db, id)).headline.value as string
    return { id, headline, mayWrite: may === 'yes' }
  }

  function choose(c: Context, article: Article, refusal: Parameters<typeof saidOf>[1] | undefined) {
    const words = desk.words()
    const problem = refusal && saidOf(words, refusal)
    return desk.page(c, {
      title: words.t('intake.title'),
      ...(problem !== undefined && { status: 422, problem }),
      body: <ChooseFile words={words} article={article} problem={problem} />,
    })
  }

  async function found(c: Context, article: Article, file: File) {
    const words = desk.words()
    if (!article.mayWrite) return choose(c, article, undefined)
    if (file.size === 0 && file.name === '') return choose(c, article, { why: 'empty' })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const name = storable(file.name.slice(0, 200))
    const read = await readFile(deps, { bytes, name }, clock.now())
    if (read.kind === 'refused') return choose(c, article, read)
    const pictures = await deps.media.findPictures(db, pictureIds(read.document.content))
    const text = renderDocument(read.document, { pictures, box: deps.box, related: () => undefined, words })
    const props: FoundProps = { words, article, name, read, text }
    return desk.page(c, { title: words.t('intake.title'), body: <Found {...props} /> })
  }
}

function pictureIds(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'picture':
        return [block.attrs.pictureId]
      case 'quotation':
      case 'factBox':
        return pictureIds(block.content)
      case 'list':
        return block.items.flatMap(pictureIds)
      default:
        return []
    }
  })
}

async function readUpload(c: Context): Promise<FormData | 'too-large'> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) throw refuse('invalid', 'form-type')
  try {
    const body = await readBody(c, MOST_FORM_BYTES)
    if (hasTooManyFields(body, type)) throw refuse('invalid', 'form')
    return await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData()
  } catch (error) {
    if (error instanceof Fault && error.code === 'too-large') return 'too-large'
    if (error instanceof Fault) throw error
    throw refuse('invalid', 'form')
  }
}

/** What parses forms takes seconds for a hundred thousand fields; ours has four. */
const MOST_FIELDS = 20

function hasTooManyFields(body: Buffer, type: string): boolean {
  const [, boundary] = /boundary="?([^";]+)/i.exec(type) ?? []
  if (boundary === undefined) return false
  let fields = 0
  for (let at = body.indexOf(`--${boundary}`); at >= 0 && fields <= MOST_FIELDS + 1; fields++) {
    at = body.indexOf(`--${boundary}`, at + 1)
  }
  return fields > MOST_FIELDS + 1
}

function takingIn(form: FormData) {
  const said = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const how = said('how')
  const json = readJson(said('document'))
  const document = isDeeper(json, MOST_LEVELS) ? undefined : ArticleDocumentSchema.safeParse(json)
  if ((how !== 'replace' && how !== 'append') || !document?.success) {
    throw refuse('invalid', 'intake')
  }
  const [headline, standfirst] = [said('headline'), said('standfirst')]
  const facts = { ...(headline !== undefined && { headline }), ...(standfirst !== undefined && { standfirst }) }
  return { document: document.data, how, facts } as const
}

/** Of a document's JSON: each block inside of another takes three. */
const MOST_LEVELS = 200

function isDeeper(json: unknown, levels: number): boolean {
  if (typeof json !== 'object' || json === null) return false
  return levels === 0 || Object.values(json).some((inside) => isDeeper(inside, levels - 1))
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
