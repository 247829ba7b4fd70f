import type { Context } from 'hono'
import { z } from 'zod'
import { refuse } from '../../design/words/refusal.ts'
import { readJson, storable } from '../../platform/http.ts'
import type { AtDesk, StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayDo } from '../editor/editor.module.ts'
import { commentOn } from './commentOn.ts'
import type { CommentsDeps } from './deps.ts'
import { listThreads } from './listThreads.ts'
import { takeSuggestion } from './takeSuggestion.ts'

const MOST_BYTES = 64 * 1024

const place = z.int().min(0)
const NewComment = z.strictObject({
  from: place,
  to: place,
  version: place,
  quote: z.string().max(10_000).transform(storable),
  words: z.string().transform(storable),
})
const Decision = z.strictObject({ id: z.string().min(1).max(100), author: z.int().min(1), accept: z.boolean() })

/** Comments and suggestions, for the code in the browser that shows them in the text. */
export function createCommentsEndpoint(deps: CommentsDeps) {
  const { db, clock } = deps
  return {
    /** GET /desk/articles/:id/comments.json */
    async read(c: Context, { member }: AtDesk) {
      const articleId = await mayRead(c, member)
      const threads = await listThreads(db, articleId)
      return c.json(
        {
          mayComment: (await mayDo(db, articleId, member, 'comment')) === 'yes',
          comments: threads.map(({ id, from, to, version, gone, quote, words, who, staffId, at, ...rest }) => ({
            ...{ id, from, to, version, gone, quote, words: rest.takenBackAt ? null : words },
            by: { id: staffId, name: who },
            at: at.toString(),
            resolved: rest.resolvedAt !== null,
            replies: rest.replies.map((reply) => ({
              id: reply.id,
              words: reply.words,
              by: { id: reply.staffId, name: reply.who },
              at: reply.at.toString(),
            })),
          })),
        },
        200,
        NO_STORE,
      )
    },

    /** POST /desk/articles/:id/comments.json {from, to, version, quote, words} */
    async write(c: Context, { member }: AtDesk) {
      const articleId = await mayRead(c, member)
      const comment = await read(c, NewComment)
      const id = await commentOn(deps, articleId, comment, member, clock.now())
      return c.json({ id }, 200, NO_STORE)
    },

    /** POST /desk/articles/:id/suggestions.json {id, author, accept} */
    async decide(c: Context, { member }: AtDesk) {
      const articleId = await mayRead(c, member)
      const decision = await read(c, Decision)
      return c.json({ version: await takeSuggestion(deps, articleId, decision, member, clock.now()) }, 200, NO_STORE)
    },
  }

  async function mayRead(c: Context, member: StaffMember): Promise<number> {
    const articleId = Number(c.req.param('id'))
    const may = Number.isSafeInteger(articleId) ? await mayDo(db, articleId, member, 'read') : 'nothing'
    if (may !== 'yes') throw refuse('notFound', 'article-unknown')
    return articleId
  }
}

const NO_STORE = { 'Cache-Control': 'no-store' }

async function read<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  const read = schema.safeParse(await readJson(c, MOST_BYTES))
  if (!read.success) throw refuse('invalid', 'json')
  return read.data
}
