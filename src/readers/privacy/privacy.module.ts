import type { Shell } from '../../design/frame/shell.ts'
import type { Database } from '../../platform/database.ts'
import type { Readers, ReadersDeps } from '../accounts/accounts.module.ts'
import type { SignIn } from '../signIn/signIn.module.ts'
import { createEmailChangePage } from './emailChange.page.tsx'
import { emailChangeMails } from './emailChangeMails.job.ts'
import { eraseReader } from './eraseReader.ts'
import { eraseReaders } from './eraseReaders.ts'
import { erasureDue } from './erasureDue.job.ts'
import { type ErasureRow, findErasureOf, selectOpenErasure } from './erasures.sql.ts'
import { exportReader, type ReaderExport } from './exportReader.ts'
import { forgetEmailChanges } from './forgetEmailChanges.ts'
import { createPrivacyPage } from './privacy.page.tsx'
import { type ErasureAsked, requestErasure } from './requestErasure.ts'
import { sendEmailChangeMails } from './sendEmailChangeMails.ts'
import { showReader } from './showReader.ts'

export { endEmailChanges } from './emailChanges.sql.ts'

/** What is held about a reader: shown, exported, moved to another address, erased. */
export type Privacy = {
  /** What `dateline reader show` prints; undefined when nobody has this address. */
  showReader(db: Database, email: string): Promise<Record<string, unknown> | undefined>
  /**
   * What `dateline reader erase` asks for, and what the worker does within seconds: everything held is erased, what law
   * keeps excepted. `erased`: at once; `asked`: something elsewhere does not answer yet, and is asked again.
   */
  eraseReader(readerId: number): Promise<Exclude<ErasureAsked['kind'], 'kept'> | 'erased' | 'staff'>
  /** What `dateline reader export` prints: everything held; undefined when there is no such reader. */
  exportReader(db: Database, readerId: number): Promise<ReaderExport | undefined>
}

export function createPrivacy(deps: ReadersDeps, others: { readers: Readers; signIn: SignIn }) {
  const { db, clock, ports } = deps
  deps.jobs.handle(emailChangeMails, ({ changeId }) => sendEmailChangeMails(deps, changeId))
  async function eraseOrWait(erasure: ErasureRow, signal?: AbortSignal): Promise<'erased' | 'asked'> {
    try {
      await eraseReader(deps, erasure, signal)
      return 'erased'
    } catch (error) {
      // Its column asks again.
      deps.log.warn({ erasure: erasure.id, err: (error as Error).message }, 'an erasure has to wait')
      return 'asked'
    }
  }
  deps.jobs.handle(erasureDue, async ({ erasureId }, { signal }) => {
    const erasure = await selectOpenErasure(db, erasureId)
    if (erasure) await eraseOrWait(erasure, signal)
  })
  const privacy: Privacy = {
    showReader: (database, email) => showReader(database, email, ports, clock.now()),
    async eraseReader(readerId) {
      const asked = await requestErasure(deps, readerId)
      if (asked.kind !== 'asked') return asked.kind === 'kept' ? asked.why : asked.kind
      const erasure = await findErasureOf(db, readerId)
      return erasure ? eraseOrWait(erasure) : 'erased'
    },
    exportReader: (database, readerId) => exportReader(database, readerId, ports, clock.now()),
  }
  return {
    ...privacy,
    pages(shell: Shell) {
      const page = createPrivacyPage({ ...deps, ...others, shell })
      return { privacy: page, emailChange: createEmailChangePage({ ...deps, ...others, shell, privacy: page }) }
    },
    dueWork: [eraseReaders(deps), forgetEmailChanges],
  }
}
