import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import { unreachable } from '../../platform/errors.ts'
import type { Refusal } from './incoming.ts'
import type { FileRead } from './readFile.ts'

type Article = { id: number; headline: string; mayWrite: boolean }

const addressOf = ({ id }: Article) => `/desk/articles/${id}/intake`

export type ChooseFileProps = { words: Words; article: Article; problem: string | undefined }

/** Without a script as well: Turbo takes no answer to a form that is a page. */
export function ChooseFile({ words, article, problem }: ChooseFileProps) {
  return (
    <>
      <Back words={words} article={article} />
      {article.mayWrite ? (
        <form
          class="desk-form desk-form-wide"
          method="post"
          action={addressOf(article)}
          enctype="multipart/form-data"
          data-turbo="false"
        >
          <div class={`field${problem ? ' field-wrong' : ''}`}>
            <label for="file">{words.t('intake.file')}</label>
            <input
              id="file"
              type="file"
              name="file"
              required
              accept=".docx,.md,.markdown,.html,.htm,.txt"
              aria-invalid={problem ? 'true' : undefined}
              aria-describedby={problem ? 'file-problem file-hint' : 'file-hint'}
            />
            {problem && (
              <p class="field-problem" id="file-problem">
                {problem}
              </p>
            )}
            <p class="field-hint" id="file-hint">
              {words.t('intake.fileHint')}
            </p>
          </div>
          <button class="desk-button desk-button-first" type="submit">
            {words.t('intake.look')}
          </button>
          <p class="desk-note">{words.t('intake.lookHint')}</p>
        </form>
      ) : (
        <p>{words.t('intake.closed')}</p>
      )}
    </>
  )
}

function Back({ words, article }: { words: Words; article: Article }) {
  return (
    <p>
      <a href={`/desk/articles/${article.id}`}>{article.headline || words.t('intake.noHeadline')}</a>
    </p>
  )
}

export type FoundProps = {
  words: Words
  article: Article
  name: string
  read: Extract<FileRead, { kind: 'read' }>
  /** As it would read. */
  text: Child
}

export function Found({ words, article, name, read, text }: FoundProps) {
  const left = leftOut(words, read)
  return (
    <>
      <Back words={words} article={article} />
      <form class="intake-take" method="post" action={addressOf(article)} enctype="multipart/form-data">
        <input type="hidden" name="document" value={JSON.stringify(read.document)} />
        <Fact words={words} fact="headline" says={read.headline} most={300} chosen={article.headline === ''} />
        <Fact words={words} fact="standfirst" says={read.standfirst} most={1000} chosen={false} />
        <div class="desk-row">
          <button class="desk-button desk-button-first" type="submit" name="how" value="replace">
            {words.t('intake.replace')}
          </button>
          <button class="desk-button" type="submit" name="how" value="append">
            {words.t('intake.append')}
          </button>
          <a class="desk-button" href={addressOf(article)}>
            {words.t('intake.another')}
          </a>
        </div>
        <p class="desk-note">{words.t('intake.kept')}</p>
      </form>
      {left.length > 0 && (
        <section class="desk-section" aria-labelledby="left-heading">
          <h2 id="left-heading">{words.t('intake.left')}</h2>
          <ul class="intake-left">
            {left.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          {read.notes.length > 0 && (
            <details>
              <summary>{words.t('intake.exactly')}</summary>
              <ul class="intake-left" lang="en" dir="ltr">
                {read.notes.slice(0, MOST_NOTES).map((note) => (
                  <li>{note}</li>
                ))}
              </ul>
            </details>
          )}
        </section>
      )}
      <section class="desk-section" aria-labelledby="found-heading">
        <h2 id="found-heading">{words.t('intake.found', { name })}</h2>
        <div class="intake-text" dir="auto">
          {text}
        </div>
      </section>
    </>
  )
}

const MOST_NOTES = 50

type FactProps = {
  words: Words
  fact: 'headline' | 'standfirst'
  says: string | undefined
  most: number
  chosen: boolean
}

function Fact({ words, fact, says, most, chosen }: FactProps) {
  if (says === undefined || says.length > most) return <></>
  return (
    <p>
      <label class="intake-fact">
        <input type="checkbox" name={fact} value={says} checked={chosen} />
        <span>
          {words.t(`intake.${fact}`)} <q dir="auto">{says}</q>
        </span>
      </label>
    </p>
  )
}

function leftOut(words: Words, read: FoundProps['read']): string[] {
  const { left, refusedPictures, notes } = read
  const counted = (['pictures', 'frames', 'deletions', 'comments', 'links'] as const).flatMap((what) =>
    left[what] > 0 ? [words.t(`intake.left.${what}`, { count: left[what] })] : [],
  )
  const refused = refusedPictures.map((code) =>
    words.t('intake.left.refused', { reason: words.t(`library.refused.${code}`) }),
  )
  return [...counted, ...refused, ...(notes.length > 0 ? [words.t('intake.left.other', { count: notes.length })] : [])]
}

/** What happened, what is safe, what to do. */
export function saidOf(words: Words, refusal: Refusal): string {
  switch (refusal.why) {
    case 'other-kind':
      return words.t('intake.refused.otherKind', { name: refusal.name })
    case 'unreadable':
      return words.t('intake.refused.unreadable')
    case 'too-deep':
      return words.t('intake.refused.tooDeep')
    case 'no-article':
      return words.t('intake.refused.noArticle')
    case 'empty':
      return words.t('intake.refused.empty')
    case 'too-large':
      return words.t('intake.refused.tooLarge')
    case 'too-long':
      return words.t('intake.refused.tooLong')
    case 'no-word':
      return words.t('intake.refused.noWord')
    case 'no-text':
      return words.t('intake.refused.noText')
    case 'bomb':
      return words.t('intake.refused.bomb')
    case 'locked':
      return words.t('intake.refused.locked')
    case 'torn':
      return words.t('intake.refused.torn')
    case 'busy':
      return words.t('intake.refused.busy')
    case 'stuck':
      return words.t('intake.refused.stuck')
    default:
      return unreachable(refusal)
  }
}
