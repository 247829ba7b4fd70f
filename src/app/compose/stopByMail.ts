import type { StoppingReader } from '../../letters/returns/returns.module.ts'
import { changeByLetter } from '../../letters/signUp/signUp.module.ts'
import type { Visits } from '../../letters/visits/visits.module.ts'
import type { Platform } from '../../platform/platform.ts'

/** A reader wrote to where a letter said (`List-Unsubscribe`, RFC 2369): its newsletter ends, as by its foot. */
export async function stopByMail(
  platform: Pick<Platform, 'db' | 'clock' | 'signerFor'> & { recordVisit: Visits['record'] },
  { token, ...reader }: StoppingReader,
): Promise<void> {
  const deps = { ...platform, signer: platform.signerFor('newsletters') }
  const source = { shown: 'List-Unsubscribe: mailto', language: 'en', page: 'mail', network: '', userAgent: '' }
  const isNew = await changeByLetter(deps, reader, { kind: 'end' }, 'by-mail', source)
  if (isNew) await platform.recordVisit({ token, kind: 'stop', at: platform.clock.now() })
}
