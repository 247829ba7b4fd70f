import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { sayFault } from '../../design/words/refusal.ts'
import { Fault, invalid, notFound } from '../../platform/errors.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import { type AtDesk, namesOfStaff, type StaffMember, staffName } from '../../staff/accounts/accounts.module.ts'
import { findArticleHead, mayDo, openWorkingCopy } from '../editor/editor.module.ts'
import { openSuggestions, readText } from '../text/text.module.ts'
import { changeComment } from './changeComment.ts'
import { commentOn } from './commentOn.ts'
import { CommentsView, commentsPath, type Wrong } from './comments.view.tsx'
import type { CommentsDeps } from './deps.ts'
import { findQuote } from './findQuote.ts'
import { listThreads } from './listThreads.ts'
import { replyTo } from './replyTo.ts'
import { resolveComment } from './resolveComment.ts'
import { takeBack } from './takeBack.ts'
import { takeSuggestion } from './takeSuggestion.ts'
import { whoMayRead } from './whoMayRead.ts'

const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const CommentForm = z.discriminatedUnion('does', [
  z.object({
    does: z.literal('write'),
    quote: z.string().max(2_000).default(''),
    /** Of those that are the same, for whom an editor has said which was marked. */
    nth: z.preprocess((given) => given || undefined, z.coerce.number().int().min(1).max(100_000).optional()),
    words: z.string().default(''),
  }),
  z.object({ does: z.literal('reply'), comment: number, words: z.string().default('') }),
  z.object({ does: z.literal('resolve'), comment: number }),
  z.object({ does: z.literal('reopen'), comment: number }),
  z.object({ does: z.literal('edit'), comment: number, reply: number.default(0), words: z.string().default('') }),
  z.object({ does: z.literal('delete'), comment: number, reply: number.default(0) }),
])
type CommentForm = z.infer<typeof CommentForm>

const SuggestionForm = z.object({ id: z.string().min(1).max(100), author: number, accept: z.enum(['yes', 'no']) })

/** What colleagues say of a text and would have otherwise. Nothing of it leaves the desk. */
export function createCommentsScreen(deps: CommentsDeps, desk: DeskShell) {
  const { db, clock } = deps
  const words = () => desk.words()

  async function show(c: Context, { member }: AtDesk, wrong?: Wrong) {
    const articleId = await mayRead(c, member)
    const { text } = await openWorkingCopy(db, articleId, clock.now())
    const suggested = openSuggestions(readText(text))
    const [head, threads, people, comment, write, names] = await Promise.all([
      findArticleHead(db, articleId),
      listThreads(db, articleId),
      whoMayRead(db, articleId),
      mayDo(db, articleId, member, 'comment'),
      mayDo(db, articleId, member, 'write'),
      namesOfStaff(db, [...new Set(suggested.map(({ author }) => author))]),
    ])
    return desk.page(c, {
      title: words().t('comments.title', { headline: head?.headline ?? '' }),
      ...(wrong && { status: 422, problem: wrong.problem }),
      body: (
        <CommentsView
          words={words()}
          articleId={articleId}
          staffId={member.id}
          threads={threads}
          suggestions={suggested.map((one) => ({ ...one, who: names.get(`staff:${one.author}`) ?? '' }))}
          names={people.filter(({ id }) => id !== member.id).map(staffName)}
          mayComment={comment === 'yes'}
          mayWrite={write === 'yes'}
          wrong={wrong}
          date={(at) => words().date(at, deps.publication.facts().zone, 'dateTime')}
        />
      ),
    })
  }

  async function mayRead(c: Context, member: StaffMember): Promise<number> {
    const articleId = Number(c.req.param('id'))
    const may = Number.isSafeInteger(articleId) ? await mayDo(db, articleId, member, 'read') : 'nothing'
    if (may !== 'yes') throw notFound('article-unknown', words().t('desk.nothingHere'))
    return articleId
  }

  /** Gives back the comment that it is about. */
  async function does(articleId: number, form: CommentForm, member: StaffMember): Promise<number> {
    const now = clock.now()
    switch (form.does) {
      case 'write':
        return write(articleId, form, member)
      case 'reply':
        await replyTo(deps, articleId, { commentId: form.comment, words: form.words }, member, now)
        return form.comment
      case 'resolve':
      case 'reopen': {
        const resolved = form.does === 'resolve'
        await resolveComment(deps, articleId, { commentId: form.comment, resolved }, member, now)
        return form.comment
      }
      case 'edit': {
        const said = { commentId: form.comment, replyId: form.reply, words: form.words }
        await changeComment(deps, articleId, said, member, now)
        return form.comment
      }
      case 'delete':
        await takeBack(deps, articleId, { commentId: form.comment, replyId: form.reply }, member, now)
        return form.comment
    }
  }

  async function write(articleId: number, form: CommentForm & { does: 'write' }, member: StaffMember) {
    const { text, version } = await openWorkingCopy(db, articleId, clock.now())
    const quote = form.quote.trim()
    const found = findQuote(readText(text), quote, form.nth)
    if (found.kind !== 'found') {
      throw invalid('quote', words().t(found.kind === 'twice' ? 'comments.quoteTwice' : 'comments.quoteUnknown'))
    }
    const { from, to } = found
    return commentOn(deps, articleId, { from, to, version, quote, words: form.words }, member, clock.now())
  }

  return {
    /** GET /desk/articles/:id/comments */
    show: (c: Context, at: AtDesk) => show(c, at),

    /** POST /desk/articles/:id/comments */
    async change(c: Context, at: AtDesk) {
      const articleId = await mayRead(c, at.member)
      const form = await readForm(c, CommentForm)
      try {
        const id = await does(articleId, form, at.member)
        return seeOther(c, `${commentsPath(articleId)}#comment-${id}`)
      } catch (error) {
        const field = error instanceof Fault ? FIELD[error.code] : undefined
        if (!(error instanceof Fault) || !field || !('words' in form)) throw error
        return show(c, at, {
          does: form.does,
          commentId: 'comment' in form ? form.comment : undefined,
          replyId: 'reply' in form ? form.reply : undefined,
          quote: 'quote' in form ? form.quote : undefined,
          words: form.words,
          problem: sayFault(desk.words(), error),
          field,
        })
      }
    },

    /** POST /desk/articles/:id/suggestions */
    async decide(c: Context, { member }: AtDesk) {
      const articleId = await mayRead(c, member)
      const { id, author, accept } = await readForm(c, SuggestionForm)
      await takeSuggestion(deps, articleId, { id, author, accept: accept === 'yes' }, member, clock.now())
      return seeOther(c, commentsPath(articleId))
    },
  }
}

/** Beside which field is said what is wrong. */
const FIELD: Record<string, Wrong['field']> = { 'comment-empty': 'words', 'comment-long': 'words', quote: 'quote' }
