import type { Languages } from '../../design/words/languages.ts'
import type { Newsletters } from '../../letters/signUp/signUp.module.ts'
import type { Library } from '../../media/library/library.module.ts'
import type { ChangeState } from '../../newsroom/assignments/assignments.module.ts'
import { type Checks, placeOf, sayFinding } from '../../newsroom/checks/checks.module.ts'
import { changeTerms, createPublishing, type Findings } from '../../newsroom/publishing/publishing.module.ts'
import { createReplacing } from '../../newsroom/replacing/replacing.module.ts'
import { createWorkflow, findSchedule, findWorkflow, moveArticle } from '../../newsroom/workflow/workflow.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

/** How articles go out, with what other rooms say of it. */
export function composeWorkflow(
  platform: Platform,
  deps: { languages: Languages; publication: Publication; newsletters: Newsletters; library: Library; checks: Checks },
) {
  const workflow = createWorkflow({ ...platform, ...deps })
  const findings: Findings = async (db, articleId, at) => {
    const { findings } = await deps.checks.findings(db, articleId, at, platform.clock.now())
    const words = deps.languages.own()
    const { zone } = deps.publication.facts()
    return findings
      .filter(({ overruled }) => overruled === undefined)
      .map((one) => ({
        ...{ strength: one.strength, id: one.id, words: sayFinding(words, one.says, zone) },
        place: placeOf(articleId, one) ?? `/desk/articles/${articleId}`,
      }))
  }
  const outgoing = { findings, letStand: deps.checks.overrule }
  const publishing = createPublishing({
    ...platform,
    ...deps,
    ...outgoing,
    async rightsUntil(db, pictureIds, at) {
      const rights = await deps.library.rightsOf(db, pictureIds, at)
      const ends = [...rights.values()].flatMap((right) => ('until' in right && right.until ? [right.until] : []))
      return ends.toSorted(Temporal.PlainDate.compare)[0]
    },
    lettersFor: (section) =>
      deps.newsletters
        .list()
        .filter(({ recipe }) => recipe.some((part) => takesFrom(part, section)))
        .map(({ name }) => name),
  })
  return {
    opened: publishing.opened,
    /** Of an article's revisions the one that is out, and the one that waits for its hour. */
    revisionsOut: async (db: Database, articleId: number) => {
      const [out, hour] = await Promise.all([findWorkflow(db, articleId), findSchedule(db, articleId)])
      return { publicRevision: out?.publicRevision ?? undefined, scheduledRevision: hour?.revision }
    },
    changeState: ((tx, member, articleId, action, now) =>
      moveArticle(tx, member, articleId, { action }, now)) satisfies ChangeState,
    changeTerms,
    uses: { ...workflow.workflow, ...publishing.publishing },
    parts: [workflow, publishing, createReplacing({ ...platform, ...deps, ...outgoing })] as const,
  }
}

/** Whether a letter's block takes what is new in this section. */
function takesFrom(part: { block: string; section?: string | undefined; tag?: string | undefined }, section: string) {
  if (part.block !== 'lead' && part.block !== 'list') return false
  return part.tag === undefined && (part.section === undefined || part.section === section)
}
