import { createHash } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import { findArticles } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import type { Site } from '../../platform/http.ts'
import { namesOfStaff } from '../../staff/accounts/accounts.module.ts'
import { findLanguage, insertHits, listOverrules } from './checks.sql.ts'
import type { Finding, Found } from './finding.ts'
import { type JudgedFacts, judge, judgeStrictly, type ToJudgeStrictly } from './findings.rule.ts'
import { judgedContent } from './judgedContent.ts'
import { knownLinks } from './knownLinks.ts'
import { askForLook } from './links.sql.ts'
import { contentsOf } from './passages.rule.ts'
import type { ChecksPorts } from './ports.ts'
import { styleBook } from './style.rule.ts'
import { listRules } from './style.sql.ts'

export type Judgment = {
  findings: Finding[]
  /** Links that were looked at without an answer that says whether they are there. */
  unchecked: { url: string; detail: string }[]
  /** How many links nobody has looked at yet. */
  unlooked: number
}

/** So long after somebody wanted to know, links are looked at: whoever types an address is not at its end yet. */
const LOOKED_AT_AFTER = Temporal.Duration.from({ seconds: 20 })

type Known = Pick<ChecksPorts, 'knownPictures' | 'embargoOf'>

/** What is to be said of an article were it to go out at `at`: never of what is out. */
export function createJudges(deps: { site: Site } & Known) {
  return {
    /**
     * Everything, as it stands at the desk. Gives back what was overruled, too, each with who did and why. Links that
     * nobody has looked at will be, shortly.
     */
    async findings(db: Database, articleId: number, at: Temporal.Instant, now = at): Promise<Judgment> {
      const language = await languageOf(db, articleId)
      const known = await learn(deps, db, {
        articleId,
        language,
        at,
        ...(await judgedContent(db, articleId, 'at the desk', now)),
      })
      const { contents } = known
      const links = await knownLinks(
        db,
        contents.links.map(({ href }) => href),
        deps.site.origin,
        now,
      )
      const related = await findArticles(
        db,
        contents.related.map(({ slug }) => slug),
      )
      const rules = await listRules(db)
      const found = judge({
        ...known,
        links: links.states,
        related: new Set(related.map(({ slug }) => slug)),
        style: styleBook(rules, language),
        owners: await ownersOf(db, rules),
      })
      if (links.unlooked.length > 0) await askForLook(db, articleId, now.add(LOOKED_AT_AFTER))
      const spoke = found.flatMap(({ says }) => (says.check === 'style' ? [says.rule.id] : []))
      await insertHits(db, articleId, [...new Set(spoke)])
      const overrules = new Map((await listOverrules(db, articleId)).map((one) => [one.finding, one]))
      return {
        findings: found.map(({ where, ...rest }) => {
          const id = idOf({ where, ...rest })
          // What must be mended nobody lets stand.
          const overruled = rest.strength === 'should' ? overrules.get(id) : undefined
          return { ...rest, id, overruled }
        }),
        unchecked: links.unchecked,
        unlooked: links.unlooked.length,
      }
    },

    /** What keeps it back, as it is fixed to go out by itself: no advice is asked for. */
    async blocks(db: Database, articleId: number, at: Temporal.Instant, now: Temporal.Instant): Promise<Found[]> {
      const language = await languageOf(db, articleId)
      const fixed = await judgedContent(db, articleId, 'goes out', now)
      return judgeStrictly(await learn(deps, db, { articleId, language, at, ...fixed }))
    },
  }
}

async function languageOf(db: Database, articleId: number): Promise<string> {
  const language = await findLanguage(db, articleId)
  if (language === undefined) throw refuse('notFound', 'article-unknown')
  return language
}

type ToLearn = { articleId: number; language: string; at: Temporal.Instant; text: Node; facts: Record<string, unknown> }

/** What the desk knows of what stands in an article. */
async function learn(
  deps: Known,
  db: Database,
  { articleId, language, at, text, facts: said }: ToLearn,
): Promise<ToJudgeStrictly> {
  const contents = contentsOf(text)
  const facts = judgedFacts(said)
  const shown = [...contents.pictures, ...(facts.leadPicture ? [facts.leadPicture] : [])]
  const pictureIds = [...new Set(shown.map(({ pictureId }) => pictureId))]
  const pictures = await deps.knownPictures(db, pictureIds, at)
  return { language, facts, contents, pictures, embargo: await deps.embargoOf(db, articleId), at }
}

/** Another one as soon as the text that was judged is another. */
function idOf({ says, where, judged }: Found): string {
  return createHash('sha256')
    .update(JSON.stringify([says.check, where, judged]))
    .digest('base64url')
    .slice(0, 22)
}

function judgedFacts(facts: Readonly<Record<string, unknown>>): JudgedFacts {
  const { headline, kicker, standfirst, section, places, leadPicture } = facts
  return {
    headline: headline as string,
    kicker: kicker as string,
    standfirst: standfirst as string,
    section: section as string,
    places: places as unknown[],
    leadPicture: (leadPicture ?? null) as JudgedFacts['leadPicture'],
  }
}

async function ownersOf(db: Database, rules: readonly { id: number; ownerId: number | null }[]) {
  const owned = rules.flatMap(({ id, ownerId }) => (ownerId === null ? [] : [{ id, ownerId }]))
  const names = await namesOfStaff(db, [...new Set(owned.map(({ ownerId }) => ownerId))])
  return new Map(owned.map(({ id, ownerId }) => [id, names.get(`staff:${ownerId}`) ?? '']))
}
