import type { Context } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { directionOf, type WordKey } from '../../design/words/words.ts'
import { inTransaction } from '../../platform/database.ts'
import { notAllowed, notFound } from '../../platform/errors.ts'
import { seeOther } from '../../platform/http.ts'
import { type AtDesk, namesOfStaff, type StaffMember } from '../../staff/accounts/accounts.module.ts'
import type { ArticleAction } from '../../staff/permissions/permissions.module.ts'
import {
  FROM_FILE,
  findArticleHead,
  findCopy,
  listRevisions,
  mayDo,
  openWorkingCopy,
  restoreRevision,
} from '../editor/editor.module.ts'
import type { ComparedNode } from './comparedNode.ts'
import { factText } from './compareFacts.rule.ts'
import { type Compared, compareRevisions } from './compareRevisions.ts'
import { ComparisonView } from './comparison.view.tsx'
import { countWords } from './countWords.ts'
import type { HistoryDeps } from './deps.ts'
import { findSeen, listFactsSince } from './history.sql.ts'
import {
  ChangesView,
  HistoryList,
  historyPath,
  RestoreView,
  RevisionList,
  RevisionView,
  SinceView,
} from './history.view.tsx'
import { markAllRead } from './markAllRead.ts'
import { markSeen } from './markSeen.ts'
import { type OpenRevision, openRevision, type RevisionName } from './openRevision.ts'
import { seenWhen } from './seenWhen.rule.ts'
import { textAt } from './textAt.ts'

const PER_PAGE = 50

/** What an article was, and what has become of it: revisions, and what is new to whoever looks. */
export function createHistoryScreen(deps: HistoryDeps, desk: DeskShell) {
  const { db, clock } = deps
  const words = () => desk.words()
  const zone = () => deps.publication.facts().zone
  const date = (at: Temporal.Instant) => words().date(at, zone(), 'dateTime')

  async function allowed(c: Context, member: StaffMember, action: ArticleAction = 'read') {
    const articleId = Number(c.req.param('id'))
    const may = Number.isSafeInteger(articleId) ? await mayDo(db, articleId, member, action) : 'nothing'
    const head = may === 'nothing' ? undefined : await findArticleHead(db, articleId)
    if (!head) throw notFound('article-unknown', words().t('desk.nothingHere'))
    if (may === 'no') throw notAllowed('article-closed', words().t('history.restoreClosed'))
    return { articleId, ...head }
  }

  async function namesFor(ids: readonly (number | null | undefined)[]) {
    const names = await namesOfStaff(db, [...new Set(ids.filter((id) => id !== undefined && id !== null))])
    const nobody = (label: string | null | undefined) => (label === FROM_FILE ? 'history.file' : 'history.operator')
    return (id: number | null | undefined, label?: string | null) =>
      names.get(`staff:${id}`) ?? words().t(id === null ? nobody(label) : 'history.somebody')
  }

  async function rowsOf(articleId: number, before?: number) {
    const found = await listRevisions(db, articleId, {
      ...(before !== undefined && { before }),
      most: PER_PAGE + 1,
    })
    const nameOf = await namesFor(found.map(({ staffId }) => staffId))
    const rows = found
      .slice(0, PER_PAGE)
      .map((row) => ({ ...row, who: nameOf(row.staffId, row.label), when: date(row.at) }))
    return { rows, older: found.length > PER_PAGE ? rows.at(-1)?.number : undefined }
  }

  async function changesOf(
    article: { articleId: number; language: string },
    older: Compared,
    newer: Compared,
    extra: { facts?: readonly { fact: string; before: string; after: string; who?: string }[]; kept: string },
  ) {
    const compared = await compareRevisions(db, article, older, newer)
    const { authorship, blocks } = compared
    const written = [...(authorship?.added ?? []), ...(authorship?.removed ?? [])].map(({ staffId }) => staffId)
    const [nameOf, pictures] = await Promise.all([namesFor(written), deps.media.findPictures(db, picturesIn(blocks))])
    const facts = extra.facts ?? compared.facts
    return (
      <ChangesView
        words={words()}
        count={countWords(blocks, article.language)}
        facts={facts.map((one) => ({ ...one, label: words().t(`history.fact.${one.fact}` as FactKey) }))}
        authors={
          authorship
            ? words().t('history.authorsFromSteps')
            : words().t('history.authorsUnknown', { names: extra.kept })
        }
        text={
          <ComparisonView
            words={words()}
            blocks={blocks}
            authorship={authorship}
            nameOf={nameOf}
            pictures={pictures}
            language={article.language}
            direction={directionOf(article.language)}
          />
        }
      />
    )
  }

  return {
    /** GET /desk/articles/:id/history?before= */
    async list(c: Context, { member }: AtDesk) {
      const { articleId, headline } = await allowed(c, member)
      const before = numberOf(c.req.query('before'))
      const restored = /^(\d{1,9})-(\d{1,9})$/.exec(c.req.query('restored') ?? '')
      const [{ rows, older }, out, may] = await Promise.all([
        rowsOf(articleId, before),
        deps.revisionsOut(db, articleId),
        mayDo(db, articleId, member, 'write'),
      ])
      const done =
        restored && words().t('history.restoreDone', { from: Number(restored[1]), number: Number(restored[2]) })
      return desk.page(c, {
        title: words().t('history.title', { headline }),
        body: (
          <HistoryList
            words={words()}
            articleId={articleId}
            rows={rows}
            out={out}
            isFirst={before === undefined}
            older={older}
            done={done ?? undefined}
            mayRestore={may === 'yes'}
          />
        ),
      })
    },

    /** GET /desk/articles/:id/history/:number?with=, and …/now */
    async show(c: Context, { member }: AtDesk) {
      const { articleId, language, headline } = await allowed(c, member)
      const name = numberOf(c.req.param('number')) ?? 'now'
      const [{ rows, older }, out, may] = await Promise.all([
        rowsOf(articleId),
        deps.revisionsOut(db, articleId),
        mayDo(db, articleId, member, 'write'),
      ])
      const newest = rows[0]?.number ?? 0
      const against = revisionNamed(c.req.query('with')) ?? before(name, newest)
      const [shown, other] = await Promise.all([wanted(articleId, name), wanted(articleId, against)])
      const nameBy = await namesFor([shown.staffId])
      const between = rows.filter(
        ({ number }) => number > Number(against) && number <= (name === 'now' ? newest : name),
      )
      const kept = words().list([...new Set(between.map(({ who }) => who))]) || nameBy(shown.staffId, shown.label)
      const view = await changesOf({ articleId, language }, other, shown, { kept })
      return desk.page(c, {
        title:
          name === 'now'
            ? words().t('history.nowTitle', { headline })
            : words().t('history.showTitle', { number: name, headline }),
        body: (
          <RevisionView
            words={words()}
            articleId={articleId}
            name={name}
            against={against}
            earlier={name === 0 || (name === 'now' && newest === 0) ? undefined : before(name, newest)}
            later={name === 'now' ? undefined : name < newest ? name + 1 : 'now'}
            choices={choicesOf(rows, name)}
            kept={
              name === 'now' || !shown.at
                ? undefined
                : `${words().t('history.keptBy', { name: nameBy(shown.staffId, shown.label) })}, ${date(shown.at)}`
            }
            mayRestore={may === 'yes'}
            changes={view}
            list={
              <RevisionList
                words={words()}
                articleId={articleId}
                rows={rows}
                out={out}
                shown={name}
                isFirst={true}
                older={older}
                mayRestore={false}
              />
            }
          />
        ),
      })
    },

    /** GET /desk/articles/:id/history/:number/restore: asked once more. */
    async confirm(c: Context, { member }: AtDesk) {
      const { articleId } = await allowed(c, member)
      const number = numberOf(c.req.param('number')) ?? 0
      if (number === 0) throw notFound('revision-unknown', words().t('desk.nothingHere'))
      const { staffId, label, at } = await wanted(articleId, number)
      const [nameBy, may] = await Promise.all([namesFor([staffId]), mayDo(db, articleId, member, 'write')])
      return desk.page(c, {
        title: words().t('history.restoreTitle', { number }),
        body: (
          <RestoreView
            words={words()}
            articleId={articleId}
            number={number}
            who={nameBy(staffId, label)}
            when={at ? date(at) : ''}
            mayRestore={may === 'yes'}
          />
        ),
      })
    },

    /** POST /desk/articles/:id/history/:number/restore */
    async restore(c: Context, { member }: AtDesk) {
      const { articleId } = await allowed(c, member, 'write')
      const from = numberOf(c.req.param('number')) ?? 0
      const number = await inTransaction(db, async (tx) => {
        // As it stands when it is done, and not when the page was opened.
        if ((await mayDo(tx, articleId, member, 'write')) !== 'yes') {
          throw notAllowed('article-closed', words().t('history.restoreClosed'))
        }
        return restoreRevision(tx, articleId, from, member, clock.now())
      })
      return seeOther(c, `${historyPath(articleId)}?restored=${from}-${number}`)
    },

    /** GET /desk/articles/:id/history/since */
    async since(c: Context, { member }: AtDesk) {
      const { articleId, language, headline } = await allowed(c, member)
      const now = clock.now()
      const copy = await openWorkingCopy(db, articleId, now)
      const seen = await findSeen(db, articleId, member.id)
      await markSeen(db, { articleId, staffId: member.id, version: copy.version }, now)
      const title = words().t('history.sinceTitle', { headline })
      const page = (says: string, changes?: Awaited<ReturnType<typeof changesOf>>, isOlder = false) =>
        desk.page(c, {
          title,
          body: <SinceView words={words()} articleId={articleId} says={says} isOlder={isOlder} changes={changes} />,
        })
      if (!seen) return page(words().t('history.sinceNever'))
      const { sinceVersion, sinceAt } = seenWhen(seen, copy.version, now)
      const [older, newer, facts] = await Promise.all([
        textAt(db, articleId, sinceVersion),
        textAt(db, articleId, copy.version),
        listFactsSince(db, articleId, sinceAt),
      ])
      const others = facts.filter(({ staffId }) => staffId !== member.id)
      if (!older || !newer) throw notFound('article-unknown', words().t('desk.nothingHere'))
      if (older.version === newer.version && others.length === 0) {
        return page(words().t('history.sinceNothing', { date: date(sinceAt) }))
      }
      const nameBy = await namesFor(others.map(({ staffId }) => staffId))
      const view = await changesOf(
        { articleId, language },
        { ...older, facts: undefined },
        { ...newer, facts: undefined },
        {
          kept: words().t('history.somebody'),
          facts: others.map(({ fact, value, staffId }) => ({
            fact,
            before: '',
            after: factText(value),
            who: nameBy(staffId),
          })),
        },
      )
      return page(words().t('history.sinceSays', { date: date(sinceAt) }), view, older.version < sinceVersion)
    },

    /** POST /desk/articles/:id/history/since: all of it has been read. */
    async read(c: Context, { member }: AtDesk) {
      const { articleId } = await allowed(c, member)
      const version = (await findCopy(db, articleId))?.version ?? 0
      await markAllRead(db, { articleId, staffId: member.id, version }, clock.now())
      return seeOther(c, `${historyPath(articleId)}/since`)
    },
  }

  async function wanted(articleId: number, name: RevisionName): Promise<OpenRevision> {
    const found = await openRevision(db, articleId, name, clock.now())
    if (!found) throw notFound('revision-unknown', words().t('desk.nothingHere'))
    return found
  }

  function choicesOf(rows: readonly { number: number; when: string }[], shown: RevisionName) {
    return [
      { name: 'now' as const, text: words().t('history.now') },
      ...rows.map(({ number, when }) => ({
        name: number,
        text: `${words().t('history.number', { number })}, ${when}`,
      })),
      { name: 0, text: words().t('history.begun') },
    ].filter(({ name }) => name !== shown)
  }
}

type FactKey = WordKey & 'history.fact.headline'

/** What comes before a revision, and of what stands there now the newest. */
function before(name: RevisionName, newest: number): RevisionName {
  return name === 'now' ? newest : Math.max(0, name - 1)
}

function numberOf(said: string | undefined): number | undefined {
  return /^\d{1,9}$/.test(said ?? '') ? Number(said) : undefined
}

const revisionNamed = (said: string | undefined): RevisionName | undefined => (said === 'now' ? 'now' : numberOf(said))

function picturesIn(blocks: readonly ComparedNode[]): string[] {
  return blocks.flatMap(({ node, content }) => [
    ...(node.type.name === 'picture' ? [String(node.attrs.pictureId)] : []),
    ...picturesIn(content),
  ])
}
