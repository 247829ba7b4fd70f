import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import { type FactsProps, Versions } from './details.view.tsx'
import { writeField } from './factField.rule.ts'
import { LeadPictureView } from './leadPicture.view.tsx'

export type BesideTab = 'checks' | 'comments' | 'details' | 'history'

export type EditorProps = FactsProps & {
  articleId: number
  language: string
  direction: 'ltr' | 'rtl'
  /** Every word that the code in the browser says. */
  spoken: Readonly<Record<string, string>>
  /** How wide the pictures of its text are kept, by their numbers. */
  pictures: Readonly<Record<string, number>>
  leadUrl: string | undefined
  newsletters: readonly { slug: string; name: string }[]
  tabs: readonly BesideTab[]
  staffId: number
  /** May put in what others decide on, where they may not write. */
  maySuggest: boolean
  /** State, next step and what else can be done with it. */
  state: Child
  /** Without a script: the whole text in one field, or as it is read. */
  plain: Child
  saved: boolean
}

/** The article as its writer has it: the text in the reader's face, what is to be done above, one thing beside. */
export function EditorView(props: EditorProps) {
  const { words, articleId, facts, mayWrite, spoken } = props
  return (
    <div
      class="desk-editor"
      data-editor
      data-article={String(articleId)}
      data-language={props.language}
      data-direction={props.direction}
      data-may-write={mayWrite ? '' : undefined}
      data-must-suggest={props.maySuggest && !mayWrite ? '' : undefined}
      data-staff={String(props.staffId)}
      data-terms={writeField('terms', facts)}
      data-words={JSON.stringify(spoken)}
      data-pictures={JSON.stringify(props.pictures)}
      data-newsletters={JSON.stringify(props.newsletters)}
      tabindex={-1}
    >
      <div class="desk-editor-head">
        {props.state}
        <p class="desk-editor-ways">
          <a href={`/desk/articles/${articleId}/preview`}>{words.t('editor.preview')}</a>
          {mayWrite && <a href={`/desk/articles/${articleId}/intake`}>{words.t('editor.intake')}</a>}
        </p>
        <p class="desk-editor-here" data-editor-here aria-live="polite" />
      </div>
      <div class="desk-editor-columns">
        <div class="desk-editor-main">
          <div data-editor-questions />
          <section class="desk-tray" data-editor-tray hidden aria-label={words.t('editor.tray')} />
          <form method="post" action={`/desk/articles/${articleId}`} class="desk-manuscript">
            {props.saved && <p role="status">{words.t('desk.done')}</p>}
            <Line {...props} fact="kicker" rows={1} />
            <Line {...props} fact="headline" rows={2} />
            <Line {...props} fact="standfirst" rows={2} />
            <LeadPictureView
              words={words}
              facts={facts}
              mayWrite={mayWrite}
              problem={props.problems.leadPicture}
              url={props.leadUrl}
            />
            <Versions facts={facts} names={['kicker', 'headline', 'standfirst', 'leadPicture']} />
            <Toolbar words={words} mayWrite={mayWrite || props.maySuggest} />
            <div class="desk-text-around">
              <div class="desk-text article-body" data-editor-text />
              <div class="desk-bubble" data-editor-bubble hidden>
                <Marks words={words} />
              </div>
              <div
                id="desk-slash"
                class="desk-slash"
                data-editor-slash
                role="listbox"
                aria-label={words.t('editor.insert')}
                hidden
              />
            </div>
            <div data-without-script>
              {props.plain}
              {mayWrite && (
                <button class="desk-button desk-button-first" type="submit">
                  {words.t('desk.save')}
                </button>
              )}
            </div>
          </form>
          <p class="desk-editor-foot">
            <span data-editor-measure /> <span data-editor-standing role="status" />
            <span class="desk-editor-says" data-editor-says role="status" />
          </p>
          <p class="visually-hidden" id="desk-text-keys" data-editor-keys>
            {words.t('editor.keysHint')}
          </p>
        </div>
        <aside class="desk-beside" aria-label={words.t('editor.beside')}>
          <nav class="desk-tabs" aria-label={words.t('editor.beside')}>
            {props.tabs.map((tab) => (
              <a href={`/desk/articles/${articleId}/${tab}`} data-turbo-frame="beside" data-tab={tab}>
                {words.t(`editor.tab.${tab}`)}
              </a>
            ))}
          </nav>
          <turbo-frame id="beside" src={`/desk/articles/${articleId}/${props.tabs[0]}`} />
        </aside>
      </div>
    </div>
  )
}

function Line(props: EditorProps & { fact: 'kicker' | 'headline' | 'standfirst'; rows: number }) {
  const { words, facts, fact, mayWrite, problems, typed } = props
  const problem = problems[fact]
  return (
    <div class={`desk-line desk-line-${fact}`}>
      <label class="visually-hidden" for={`fact-${fact}`}>
        {words.t(`editor.fact.${fact}`)}
      </label>
      <textarea
        id={`fact-${fact}`}
        name={fact}
        rows={props.rows}
        placeholder={words.t(`editor.fact.${fact}`)}
        lang={props.language}
        dir={props.direction}
        readonly={!mayWrite}
        data-fact={fact}
        data-version={String(facts[fact].version)}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? `fact-${fact}-problem` : undefined}
      >
        {typed[fact] ?? writeField(fact, facts)}
      </textarea>
      {problem && (
        <p class="field-problem" id={`fact-${fact}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

const INSERTED = [
  'subhead',
  'smallSubhead',
  'pullQuote',
  'quotation',
  'list',
  'numberedList',
  'factBox',
  'quiz',
  'table',
  'footnote',
  'newsletterBox',
  'relatedArticle',
  'embed',
  'code',
  'divider',
  'paragraph',
] as const

function Toolbar({ words, mayWrite }: { words: Words; mayWrite: boolean }) {
  return (
    <div
      class="desk-toolbar"
      role="toolbar"
      aria-label={words.t('editor.toolbar')}
      data-editor-toolbar
      hidden={!mayWrite}
    >
      <Marks words={words} />
      <Command words={words} name="suggest" says={words.t('editor.command.suggest')} shortcut="Ctrl Shift E" />
      <details class="desk-insert">
        <summary>{words.t('editor.insert')}</summary>
        <div>
          {INSERTED.map((name) => (
            <Command words={words} name={`insert.${name}`} says={words.t(`block.${name}`)} />
          ))}
        </div>
      </details>
      <details class="desk-insert">
        <summary>{words.t('editor.more')}</summary>
        <div>
          {MORE.map(([name, key]) => (
            <Command words={words} name={name} says={words.t(`editor.command.${name}`)} shortcut={key} isInMenu />
          ))}
        </div>
      </details>
      <span class="desk-link-form" hidden data-link-form>
        <input
          type="text"
          inputmode="url"
          data-link-field
          aria-label={words.t('editor.linkTo')}
          placeholder="https://"
        />
      </span>
    </div>
  )
}

/** German and French keyboards write brackets with AltGr, which no key of ours may need: what is indented stands here, too. */
const MORE = [
  ['undo', 'Ctrl Z'],
  ['redo', 'Ctrl Y'],
  ['up', 'Alt ↑'],
  ['down', 'Alt ↓'],
  ['indent', 'Ctrl ]'],
  ['outdent', 'Ctrl ['],
  ['strike', undefined],
  ['superscript', undefined],
  ['subscript', undefined],
  ['row', undefined],
  ['column', undefined],
  ['dropRow', undefined],
  ['dropColumn', undefined],
] as const

/** What a selection shows beside itself. */
const MARKS = [
  ['bold', 'Ctrl B'],
  ['italic', 'Ctrl I'],
  ['link', 'Ctrl Shift K'],
  ['code', undefined],
  ['comment', 'Ctrl Shift M'],
] as const

function Marks({ words }: { words: Words }) {
  return (
    <>
      {MARKS.map(([name, key]) => (
        <Command words={words} name={name} says={words.t(`editor.command.${name}`)} shortcut={key} />
      ))}
    </>
  )
}

type CommandProps = { words: Words; name: string; says: string; shortcut?: string | undefined; isInMenu?: true }

/** In a menu its key stands beside it; a bar has no room for that. */
function Command({ name, says, shortcut, isInMenu }: CommandProps) {
  return (
    <button
      type="button"
      data-command={name}
      title={isInMenu ? undefined : shortcut && `${says} (${shortcut})`}
      aria-keyshortcuts={shortcut && keyshortcuts(shortcut)}
    >
      {says}
      {isInMenu && shortcut && (
        <>
          {' '}
          <kbd>{shortcut}</kbd>
        </>
      )}
    </button>
  )
}

/** As WAI-ARIA 1.2 writes keys: `Control+Shift+E`. */
const keyshortcuts = (shortcut: string) =>
  shortcut.replace('Ctrl', 'Control').replace('↑', 'ArrowUp').replace('↓', 'ArrowDown').replaceAll(' ', '+')

/** The whole text in one field: for who has no script, and whenever the editor does not come. */
export function MarkdownField(props: {
  words: Words
  version: number
  markdown: string
  problem: string | undefined
  mayWrite: boolean
  language: string
}) {
  const { words, problem } = props
  return (
    <div class={`field${problem ? ' field-wrong' : ''}`}>
      <label for="text">{words.t('editor.text')}</label>
      {problem && (
        <p class="field-problem" id="text-problem">
          {problem}
        </p>
      )}
      <textarea
        id="text"
        name="text"
        class="desk-markdown"
        rows={24}
        lang={props.language}
        dir="auto"
        readonly={!props.mayWrite}
        aria-describedby={problem ? 'text-problem text-hint' : 'text-hint'}
      >
        {props.markdown}
      </textarea>
      <p class="field-hint" id="text-hint">
        {words.t('editor.textHint')}
      </p>
      <input type="hidden" name="text-version" value={String(props.version)} />
    </div>
  )
}
