import type { Child } from 'hono/jsx'
import { Field } from '../../design/parts/field.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { Suggestion } from '../text/text.module.ts'
import { MOST_LETTERS } from './checkWords.ts'
import type { Reply } from './comments.sql.ts'
import type { Said, Thread } from './listThreads.ts'

/** What could not be done with a form, and what was typed in it. */
export type Wrong = {
  does: string
  commentId?: number | undefined
  replyId?: number | undefined
  quote?: string | undefined
  words?: string | undefined
  problem: string
  field: 'words' | 'quote'
}

export type CommentsProps = {
  words: Words
  articleId: number
  /** Of whoever looks. */
  staffId: number
  threads: readonly Thread[]
  suggestions: readonly (Suggestion & { who: string })[]
  /** Who may be told by an @. */
  names: readonly string[]
  mayComment: boolean
  mayWrite: boolean
  wrong: Wrong | undefined
  date(at: Temporal.Instant): string
}

export const commentsPath = (articleId: number) => `/desk/articles/${articleId}/comments`

/** What is said of a text: beside it, or as a page by itself. */
export function CommentsView(props: CommentsProps) {
  const { words, threads, suggestions, articleId } = props
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null)
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null)
  return (
    <turbo-frame id="beside">
      {suggestions.length > 0 && <Suggestions {...props} />}
      {threads.length === 0 && <p class="desk-note">{words.t('comments.none')}</p>}
      {open.length > 0 && (
        <ol class="comments" aria-label={words.t('comments.open', { count: open.length })}>
          {open.map((thread) => (
            <ThreadView {...props} thread={thread} />
          ))}
        </ol>
      )}
      {resolved.length > 0 && (
        <details class="comments-resolved">
          <summary>{words.t('comments.resolved', { count: resolved.length })}</summary>
          <ol class="comments">
            {resolved.map((thread) => (
              <ThreadView {...props} thread={thread} />
            ))}
          </ol>
        </details>
      )}
      {props.mayComment && <WriteForm {...props} />}
      <p class="desk-back">
        <a href={`/desk/articles/${articleId}`} data-turbo-frame="_top">
          {words.t('history.toArticle')}
        </a>
      </p>
    </turbo-frame>
  )
}

function ThreadView(props: CommentsProps & { thread: Thread }) {
  const { words, thread, mayComment } = props
  const isResolved = thread.resolvedAt !== null
  return (
    <li class="comment" id={`comment-${thread.id}`} data-from={thread.from} data-to={thread.to}>
      <p class="comment-quote">
        {thread.quote === '' ? (
          words.t('comments.onAll')
        ) : (
          <>
            {thread.gone && `${words.t('comments.gone')} `}
            <q>{thread.quote}</q>
          </>
        )}
      </p>
      <SaidView {...props} said={thread} replyId={0} />
      {thread.replies.length > 0 && (
        <ol class="comment-replies">
          {thread.replies.map((reply) => (
            <li>
              <SaidView {...props} said={reply} replyId={reply.id} />
            </li>
          ))}
        </ol>
      )}
      {thread.resolvedAt && (
        <p class="comment-when">
          {words.t('comments.resolvedBy', {
            name: thread.resolvedWho || words.t('history.somebody'),
            date: props.date(thread.resolvedAt),
          })}
        </p>
      )}
      {mayComment && (
        <div class="comment-does">
          <Unfolds says={words.t('comments.reply')} open={isWrong(props.wrong, 'reply', thread.id, 0)}>
            <WordsForm
              {...props}
              does="reply"
              commentId={thread.id}
              label={words.t('comments.replyTo', { name: nameOf(words, thread) })}
              button={words.t('comments.reply')}
            />
          </Unfolds>
          <DoForm {...props} does={isResolved ? 'reopen' : 'resolve'} commentId={thread.id}>
            {words.t(isResolved ? 'comments.reopen' : 'comments.resolve')}
          </DoForm>
        </div>
      )}
    </li>
  )
}

const nameOf = (words: Words, { who }: { who: string }) => who || words.t('history.somebody')

type SaidProps = CommentsProps & { thread: Thread; said: Thread | Said<Reply>; replyId: number }

function SaidView(props: SaidProps) {
  const { words, thread, said, replyId, mayComment } = props
  const takenBack = replyId === 0 && thread.takenBackAt !== null
  const isOwn = said.staffId === props.staffId && mayComment && !takenBack
  return (
    <>
      <p class="comment-when">
        <strong>{nameOf(words, said)}</strong> <time datetime={said.at.toString()}>{props.date(said.at)}</time>
        {said.editedAt && ` · ${words.t('comments.edited')}`}
      </p>
      <p class="comment-words" dir="auto">
        {takenBack ? <em>{words.t('comments.takenBack')}</em> : said.words}
      </p>
      {isOwn && (
        <div class="comment-does">
          <Unfolds says={words.t('comments.edit')} open={isWrong(props.wrong, 'edit', thread.id, replyId)}>
            <WordsForm
              {...props}
              does="edit"
              commentId={thread.id}
              replyId={replyId}
              label={words.t('comments.words')}
              value={said.words}
              button={words.t('comments.save')}
            />
          </Unfolds>
          <DoForm {...props} does="delete" commentId={thread.id} replyId={replyId}>
            {words.t('comments.delete')}
          </DoForm>
        </div>
      )}
    </>
  )
}

function Unfolds({ says, open, children }: { says: string; open: boolean; children?: Child }) {
  return (
    <details class="comment-unfolds" open={open}>
      <summary>{says}</summary>
      {children}
    </details>
  )
}

function isWrong(wrong: Wrong | undefined, does: string, commentId: number, replyId: number): boolean {
  return wrong?.does === does && wrong.commentId === commentId && (wrong.replyId ?? 0) === replyId
}

type DoProps = CommentsProps & { does: string; commentId?: number; replyId?: number }

function DoForm({ articleId, does, commentId, replyId, children }: DoProps & { children?: Child }) {
  return (
    <form method="post" action={commentsPath(articleId)}>
      <Hidden does={does} commentId={commentId} replyId={replyId} />
      <button class="desk-button desk-quiet" type="submit">
        {children}
      </button>
    </form>
  )
}

function Hidden({
  does,
  commentId,
  replyId,
}: {
  does: string
  commentId?: number | undefined
  replyId?: number | undefined
}) {
  return (
    <>
      <input type="hidden" name="does" value={does} />
      {commentId !== undefined && <input type="hidden" name="comment" value={String(commentId)} />}
      {replyId !== undefined && <input type="hidden" name="reply" value={String(replyId)} />}
    </>
  )
}

type WordsFormProps = DoProps & { label: string; button: string; value?: string }

function WordsForm(props: WordsFormProps) {
  const { articleId, does, commentId, replyId, wrong } = props
  const mine = commentId !== undefined && isWrong(wrong, does, commentId, replyId ?? 0) ? wrong : undefined
  return (
    <form class="desk-form" method="post" action={commentsPath(articleId)} novalidate>
      <Hidden does={does} commentId={commentId} replyId={replyId} />
      <WordsField
        words={props.words}
        id={`${does}-${commentId}-${replyId ?? 0}`}
        label={props.label}
        value={mine?.words ?? props.value}
        problem={mine?.problem}
      />
      <button class="desk-button" type="submit">
        {props.button}
      </button>
    </form>
  )
}

type WordsFieldProps = {
  words: Words
  id: string
  label: string
  value: string | undefined
  problem: string | undefined
  hint?: string
}

function WordsField({ words, id, label, value, problem, hint }: WordsFieldProps) {
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div class={`field${problem ? ' field-wrong' : ''}`}>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name="words"
        rows={3}
        maxlength={MOST_LETTERS}
        dir="auto"
        data-typed={words.t('desk.typedBefore')}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described || undefined}
      >
        {value ?? ''}
      </textarea>
      {problem && (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function WriteForm(props: CommentsProps) {
  const { words, articleId, names } = props
  const wrong = props.wrong?.does === 'write' ? props.wrong : undefined
  return (
    <section class="desk-section" aria-labelledby="write-heading">
      <h2 id="write-heading">{words.t('comments.write')}</h2>
      <form class="desk-form" method="post" action={commentsPath(articleId)} novalidate>
        <Hidden does="write" />
        <input type="hidden" name="nth" value="" />
        <Field
          name="quote"
          label={words.t('comments.quote')}
          hint={words.t('comments.quoteHint')}
          value={wrong?.quote ?? ''}
          problem={wrong?.field === 'quote' ? wrong.problem : undefined}
          maxlength={1_000}
          required={false}
          autocomplete="off"
        />
        <WordsField
          words={words}
          id="comment-words"
          label={words.t('comments.words')}
          value={wrong?.words}
          problem={wrong?.field === 'words' ? wrong.problem : undefined}
          hint={words.t('comments.mention', { names: words.list(names, 'or') })}
        />
        <button class="desk-button desk-button-first" type="submit">
          {words.t('comments.send')}
        </button>
      </form>
    </section>
  )
}

/** What somebody would have otherwise, and who decides. */
function Suggestions({ words, articleId, staffId, suggestions, mayWrite }: CommentsProps) {
  const decide = ({ id, author }: Suggestion, accept: boolean, says: string) => (
    <form method="post" action={`/desk/articles/${articleId}/suggestions`}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="author" value={String(author)} />
      <input type="hidden" name="accept" value={accept ? 'yes' : 'no'} />
      <button class="desk-button desk-quiet" type="submit">
        {says}
      </button>
    </form>
  )
  return (
    <section class="desk-section" aria-labelledby="suggestions-heading">
      <h2 id="suggestions-heading">{words.t('suggestions.title')}</h2>
      <ol class="comments">
        {suggestions.map((one) => (
          <li class="comment" data-from={one.from} data-to={one.to}>
            <p class="comment-when">{words.t('suggestions.by', { name: one.who || words.t('history.somebody') })}</p>
            {one.deleted !== '' && (
              <p class="comment-words" dir="auto">
                {words.t('suggestions.takes')} <del>{one.deleted}</del>
              </p>
            )}
            {one.inserted !== '' && (
              <p class="comment-words" dir="auto">
                {words.t('suggestions.puts')} <ins>{one.inserted}</ins>
              </p>
            )}
            <div class="comment-does">
              {mayWrite && decide(one, true, words.t('suggestions.accept'))}
              {mayWrite && one.author !== staffId && decide(one, false, words.t('suggestions.reject'))}
              {one.author === staffId && decide(one, false, words.t('suggestions.takeBack'))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
