import type { Newsletters } from '../../letters/signUp/signUp.module.ts'
import type { ChangeState } from '../../newsroom/assignments/assignments.module.ts'
import { createPublishing } from '../../newsroom/publishing/publishing.module.ts'
import { createWorkflow, moveArticle } from '../../newsroom/workflow/workflow.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

/** How articles go out, with what other rooms say of it. */
export function composeWorkflow(platform: Platform, deps: { publication: Publication; newsletters: Newsletters }) {
  const workflow = createWorkflow({ ...platform, ...deps })
  const publishing = createPublishing({
    ...platform,
    ...deps,
    findings: async () => [],
    lettersFor: (section) =>
      deps.newsletters
        .list()
        .filter(({ recipe }) => recipe.some((part) => takesFrom(part, section)))
        .map(({ name }) => name),
  })
  return {
    opened: publishing.opened,
    changeState: ((tx, member, articleId, action, now) =>
      moveArticle(tx, member, articleId, { action }, now)) satisfies ChangeState,
    uses: { ...workflow.workflow, ...publishing.publishing },
    parts: [workflow, publishing] as const,
  }
}

/** Whether a letter's block takes what is new in this section. */
function takesFrom(part: { block: string; section?: string | undefined; tag?: string | undefined }, section: string) {
  if (part.block !== 'lead' && part.block !== 'list') return false
  return part.tag === undefined && (part.section === undefined || part.section === section)
}
