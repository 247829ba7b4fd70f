import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { refuse, say } from '../../design/words/refusal.ts'
import { directionOf, type Words } from '../../design/words/words.ts'
import type { NewsletterList } from '../../letters/newsletters/newsletters.module.ts'
import type { Media, StoredPicture } from '../../media/pictures/pictures.module.ts'
import { notAllowed } from '../../platform/errors.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { AtDesk, StaffMember } from '../../staff/accounts/accounts.module.ts'
import {
  type ArticleFacts,
  type FactName,
  findArticleHead,
  listFacts,
  mayDo,
  openWorkingCopy,
  saveFact,
  sayFactProblem,
  type WorkingCopy,
} from '../editor/editor.module.ts'
import { markSeen } from '../history/history.module.ts'
import { writeMarkdown } from '../intake/intake.module.ts'
import { documentOf, readText } from '../text/text.module.ts'
import { describeState, StateBar } from '../workflow/workflow.module.ts'
import { DetailsView } from './details.view.tsx'
import { type BesideTab, EditorView, MarkdownField } from './editor.view.tsx'
import { readField, writeField } from './factField.rule.ts'
import { type LeadPicture, readLeadPicture } from './leadPicture.view.tsx'
import { saveMarkdown } from './saveMarkdown.ts'
import { SPOKEN } from './spoken.ts'

export type EditorScreenDeps = Pick<Platform, 'db' | 'clock'> & {
  publication: Publication
  newsletters: Pick<NewsletterList, 'list'>
  media: Pick<Media, 'findPictures'>
}

const TABS: readonly BesideTab[] = ['checks', 'comments', 'details', 'history']
const LINES = ['kicker', 'headline', 'standfirst', 'leadPicture'] as const
const DETAILS = ['section', 'terms', 'places', 'authors', 'tags', 'slug', 'inMagazine'] as const

const FORM = z.record(z.string(), z.string().max(4_000_000))
/** A long text, with every sign of it written out. */
const MOST_FORM_BYTES = 12_000_000

/** What the screen has to know of an article besides its text and facts. */
type EditedArticle = { id: number; language: string }

type Wrong = {
  problems: Partial<Record<FactName, string>>
  typed: Partial<Record<FactName, string>>
  lead?: LeadPicture | null
  /** The text as somebody wrote it, and why it was not saved. */
  text?: { markdown: string; problem: string }
}

/** The screen on which an article is written, and what is said of it beside its text. */
export function createEditorScreen(deps: EditorScreenDeps, desk: DeskShell) {
  const { db, clock } = deps

  return {
    /** GET /desk/articles/:id */
    show: (c: Context, { member }: AtDesk) => show(c, member),

    /** POST /desk/articles/:id: the lines above the text and, where no script edits it, the text. */
    async save(c: Context, { member }: AtDesk) {
      const article = await articleOf(c, member, 'write')
      const form = await readForm(c, FORM, MOST_FORM_BYTES)
      const wrong = await saveFields(form, article, member, LINES)
      const text = await saveText(form, article, member)
      if (text) return show(c, member, { problems: {}, typed: {}, ...wrong, text })
      return wrong ? show(c, member, wrong) : seeOther(c, `/desk/articles/${article.id}?done`)
    },

    /** GET /desk/articles/:id/details */
    details: (c: Context, { member }: AtDesk) => details(c, member),

    /** POST /desk/articles/:id/details */
    async saveDetails(c: Context, { member }: AtDesk) {
      const article = await articleOf(c, member, 'write')
      const wrong = await saveFields(await readForm(c, FORM), article, member, DETAILS)
      return wrong ? details(c, member, wrong) : seeOther(c, `/desk/articles/${article.id}/details?done`)
    },
  }

  async function show(c: Context, member: StaffMember, wrong?: Wrong) {
    const words = desk.words()
    const article = await articleOf(c, member, 'read')
    const stored = await listFacts(db, article.id)
    const lead = wrong?.lead === undefined ? stored.leadPicture : { ...stored.leadPicture, value: wrong.lead }
    const facts = { ...stored, leadPicture: lead }
    const mayWrite = (await mayDo(db, article.id, member, 'write')) === 'yes'
    const standing = await describeState(db, member, article.id, clock.now())
    const headline = writeField('headline', facts) || words.t('editor.untitled')
    const copy = await openWorkingCopy(db, article.id, clock.now())
    await markSeen(db, { articleId: article.id, staffId: member.id, version: copy.version }, clock.now())
    const pictures = await picturesOf(copy, facts)
    return desk.page(c, {
      title: words.t('editor.title', { headline }),
      islands: ['editor'],
      ...answerOf(wrong),
      body: (
        <EditorView
          words={words}
          articleId={article.id}
          facts={facts}
          language={article.language}
          direction={directionOf(article.language)}
          spoken={spokenIn(words)}
          pictures={Object.fromEntries([...pictures.values()].map(({ id, width }) => [id, width]))}
          leadUrl={leadUrlIn(facts, pictures)}
          newsletters={deps.newsletters.list().map(({ slug, name }) => ({ slug, name }))}
          tabs={TABS}
          state={<StateBar words={words} standing={standing} now={clock.now()} zone={deps.publication.facts().zone} />}
          plain={
            <MarkdownField
              words={words}
              version={copy.version}
              markdown={wrong?.text?.markdown ?? writeMarkdown(documentOf(readText(copy.text)))}
              problem={wrong?.text?.problem}
              mayWrite={mayWrite}
              language={article.language}
            />
          }
          saved={c.req.query('done') !== undefined}
          mayWrite={mayWrite}
          mayTerms={false}
          maySuggest={(await mayDo(db, article.id, member, 'suggest')) === 'yes'}
          staffId={member.id}
          problems={wrong?.problems ?? {}}
          typed={wrong?.typed ?? {}}
        />
      ),
    })
  }

  /** Where no script edits it the text comes with the form, as Markdown. */
  async function saveText(
    form: Readonly<Record<string, string>>,
    { id }: EditedArticle,
    member: StaffMember,
  ): Promise<Wrong['text']> {
    const { text: markdown, 'text-version': base } = form
    if (markdown === undefined || !/^\d{1,9}$/.test(base ?? '')) return undefined
    const answer = await saveMarkdown(deps, id, { markdown, base: Number(base) }, member, clock.now())
    if (answer.kind === 'saved') return undefined
    const words = desk.words()
    if (answer.kind === 'behind') return { markdown, problem: words.t('editor.textBehind') }
    const { line, says } = answer
    const where = line === undefined ? '' : ` ${words.t('editor.textLine', { line })}`
    return { markdown, problem: say(words, says) + where }
  }

  async function picturesOf({ text }: WorkingCopy, facts: ArticleFacts) {
    const lead = facts.leadPicture.value as LeadPicture | null
    return deps.media.findPictures(db, [...(lead ? [lead.pictureId] : []), ...pictureIdsIn(text)])
  }

  async function details(c: Context, member: StaffMember, wrong?: Wrong) {
    const words = desk.words()
    const article = await articleOf(c, member, 'read')
    const facts = await listFacts(db, article.id)
    const [mayWrite, mayTerms] = await Promise.all(
      (['write', 'terms'] as const).map(async (action) => (await mayDo(db, article.id, member, action)) === 'yes'),
    )
    const headline = writeField('headline', facts) || words.t('editor.untitled')
    return desk.page(c, {
      title: `${words.t('editor.tab.details')}: ${headline}`,
      ...answerOf(wrong),
      body: (
        <DetailsView
          words={words}
          articleId={article.id}
          facts={facts}
          sections={deps.publication.sections()}
          mayWrite={mayWrite === true}
          mayTerms={mayTerms === true}
          problems={wrong?.problems ?? {}}
          typed={wrong?.typed ?? {}}
        />
      ),
    })
  }

  async function articleOf(c: Context, member: StaffMember, action: 'read' | 'write'): Promise<EditedArticle> {
    const articleId = Number(c.req.param('id'))
    const may = Number.isSafeInteger(articleId) ? await mayDo(db, articleId, member, action) : 'nothing'
    const article = may === 'nothing' ? undefined : await findArticleHead(db, articleId)
    if (!article) throw refuse('notFound', 'article-unknown')
    if (may === 'no') throw notAllowed('article-closed', desk.words().t('editor.readOnly'))
    return { id: articleId, language: article.language }
  }

  /** Each fact by itself: what one field refuses keeps no other from being saved. */
  async function saveFields(
    form: Readonly<Record<string, string>>,
    article: EditedArticle,
    member: StaffMember,
    names: readonly FactName[],
  ): Promise<Wrong | undefined> {
    const words = desk.words()
    const wrong: Wrong = { problems: {}, typed: {} }
    const mayTerms = (await mayDo(db, article.id, member, 'terms')) === 'yes'
    for (const fact of names) {
      const lead = fact === 'leadPicture' ? readLeadPicture(form) : undefined
      const said = form[fact] ?? (fact === 'inMagazine' || lead !== undefined ? '' : undefined)
      if (said === undefined || (fact === 'terms' && !mayTerms)) continue
      const value = lead === undefined ? readField(fact, said) : lead
      const base = Number(form[`${fact}-version`] ?? 0)
      const answer = await saveFact(db, article.id, { fact, value, base }, member.id, clock.now())
      if (answer.kind === 'saved') continue
      wrong.typed[fact] = said
      if (lead !== undefined) wrong.lead = lead
      if (answer.kind === 'refused') wrong.problems[fact] = sayFactProblem(words, answer.problem)
      else {
        const theirs = writeField(fact, { [fact]: answer.theirs } as Parameters<typeof writeField>[1])
        wrong.problems[fact] = words.t('editor.conflict', { theirs })
      }
    }
    return Object.keys(wrong.problems).length > 0 ? wrong : undefined
  }
}

/** Pictures of a text as ProseMirror writes it. */
function pictureIdsIn(node: unknown): string[] {
  const { attrs, content = [] } = node as { attrs?: { pictureId?: string }; content?: unknown[] }
  return [...(attrs?.pictureId ? [attrs.pictureId] : []), ...content.flatMap(pictureIdsIn)]
}

function leadUrlIn(facts: ArticleFacts, pictures: ReadonlyMap<string, StoredPicture>): string | undefined {
  const lead = facts.leadPicture.value as LeadPicture | null
  const renditions = lead ? (pictures.get(lead.pictureId)?.renditions ?? []) : []
  return (renditions.findLast(({ width }) => width <= 960) ?? renditions[0])?.url
}

const answerOf = (wrong: Wrong | undefined) =>
  wrong
    ? {
        status: 422 as const,
        problem: [...Object.values(wrong.problems), ...(wrong.text ? [wrong.text.problem] : [])].join(' '),
      }
    : {}

/** What the browser fills in is marked by its name. */
const MARKS = Object.fromEntries(
  ['count', 'at', 'words', 'minutes', 'name', 'facts'].map((name) => [name, `%${name}%`]),
)

function spokenIn(words: Words): Record<string, string> {
  const say = words.t as (key: string, values: Record<string, string>) => string
  return Object.fromEntries(SPOKEN.map((key) => [key, say(key, MARKS)]))
}
