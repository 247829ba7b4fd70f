import type { Database } from '../platform/database.ts'
import type { Standing } from './access.rule.ts'
import type { Exemption } from './exemption.rule.ts'
import { indexInstitutions } from './institution.rule.ts'
import { loadInstitutions } from './institutions.sql.ts'

export type Exemptions = {
  /** What a session brings with it: remembered with the reader's standing. */
  ofReader(reader: { previews: boolean; emailDomain: string | undefined }): Exemption[]
  /** The standing with what this one request brings; the same object where it brings nothing. */
  withRequest<Whose extends Standing>(standing: Whose, address: () => string): Whose
  reload(): Promise<void>
}

/** Who reads although the meter would not let them: institutions and staff so far as the process knows them. */
export async function createExemptions(deps: { db: Database; today: () => Temporal.PlainDate }): Promise<Exemptions> {
  let institutions = indexInstitutions(await loadInstitutions(deps.db))
  return {
    async reload() {
      institutions = indexInstitutions(await loadInstitutions(deps.db))
    },
    ofReader({ previews, emailDomain }) {
      const institution = emailDomain === undefined ? undefined : institutions.ofDomain(emailDomain, deps.today())
      return [
        ...(previews ? [{ kind: 'staff' } as const] : []),
        ...(institution ? [{ kind: 'institution', name: institution.name } as const] : []),
      ]
    },
    withRequest(standing, address) {
      if (!institutions.haveRanges) return standing
      const institution = institutions.ofAddress(address(), deps.today())
      if (!institution) return standing
      return {
        ...standing,
        exemptions: [...(standing.exemptions ?? []), { kind: 'institution', name: institution.name }],
      }
    },
  }
}
