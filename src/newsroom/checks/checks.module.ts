import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { createChecksScreen } from './checks.screen.tsx'
import { createJudges } from './createJudges.ts'
import { linksToLookAt } from './lookAtLinks.job.ts'
import { lookAtLinks } from './lookAtLinks.ts'
import { looksDue } from './looksDue.ts'
import { type Overruling, overruleFindings } from './overruleFindings.ts'
import type { ChecksPorts } from './ports.ts'
import { createStyleScreen } from './style.screen.tsx'

export type { Judgment } from './createJudges.ts'
export type { Finding } from './finding.ts'
export { placeOf } from './placeOf.rule.ts'
export type { ChecksPorts, Reached, ReachOut } from './ports.ts'
export { readStyleDraft, type StyleField } from './readStyleDraft.ts'
export { retireStyleRule } from './retireStyleRule.ts'
export { saveStyleRule } from './saveStyleRule.ts'
export { sayFinding } from './sayFinding.ts'
export { findRule as findStyleRule, listCountedRules as listStyleRules, type StyleDraft } from './style.sql.ts'

export type ChecksDeps = ChecksPorts & { publication: Publication }

/**
 * What is to be mended before an article goes out. `findings` judges the article as it stands at the desk, were it to go
 * out at that instant; with a transaction it judges what that transaction sees. `blocks` says what keeps back what is
 * fixed to go out by itself.
 */
export function createChecks(platform: Platform, deps: ChecksDeps) {
  const { db, site, jobs, clock } = platform
  const { findings, blocks } = createJudges({ site, ...deps })
  jobs.handle(linksToLookAt, ({ articleId, claimedUntil }, { signal }) =>
    lookAtLinks(
      { db, site, reachOut: deps.reachOut },
      { articleId, claimedUntil: Temporal.Instant.from(claimedUntil), signal },
      clock.now(),
    ),
  )
  const all = { ...platform, publication: deps.publication, findings }
  return {
    findings,
    blocks,
    /** Lets findings stand in what goes out at `at`; each has a reason. */
    overrule: (tx: Database, articleId: number, given: Overruling, at: Temporal.Instant, now: Temporal.Instant) =>
      overruleFindings(tx, findings, articleId, given, { at, now }),
    screens: (desk: DeskShell) => ({ checks: createChecksScreen(all, desk), style: createStyleScreen(all, desk) }),
    dueWork: looksDue({ jobs }),
  }
}

export type Checks = ReturnType<typeof createChecks>
