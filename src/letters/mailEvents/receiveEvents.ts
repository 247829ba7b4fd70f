import { inTransaction } from '../../platform/database.ts'
import {
  isLedgerToken,
  type Provider,
  type ReturnsDeps,
  recordReturn,
  tokenOfMessageId,
} from '../returns/returns.module.ts'
import type { ProviderEvent } from './providerEvent.ts'

export type Received = { recorded: number; again: number; unmatched: number }

/** Keeps a provider's events, each once: by the token that the provider gives back, else by the mailbox that it names. */
export async function receiveEvents(
  deps: ReturnsDeps,
  provider: Provider,
  events: readonly ProviderEvent[],
): Promise<Received> {
  const received = { recorded: 0, again: 0, unmatched: 0 }
  for (const { id, outcome, messageId, metadata, email, diagnostic } of events) {
    const given = typeof metadata === 'string' && isLedgerToken(metadata) ? metadata : undefined
    const token = given ?? tokenOfMessageId(messageId ?? '')
    const returned = { source: provider, sourceId: id, outcome, token, email, diagnostic }
    const { kind } = await inTransaction(deps.db, (tx) => recordReturn(deps, tx, returned))
    received[kind] += 1
  }
  return received
}
