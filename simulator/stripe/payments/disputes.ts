import type { Charge } from '../objects/charge.ts'
import { type Dispute, disputeShape, movementShape } from '../objects/dispute.ts'
import { invalidRequest } from '../request/failure.ts'
import { changed, mergedMetadata } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import type { Work } from '../request/work.ts'
import { listOf } from '../store/listOf.ts'
import { add, load, save, where } from '../store/storage.ts'
import { emit, emitUpdated } from '../webhooks/events.ts'

export const disputeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/disputes',
    access: 'read',
    act: (call) => listOf(call, 'dispute', { text: ['charge', 'payment_intent'] }),
  },
  { method: 'GET', path: '/v1/disputes/:id', access: 'read', act: (call) => load(call, 'dispute', call.id) },
  { method: 'POST', path: '/v1/disputes/:id', access: 'write', act: updateDispute },
  {
    method: 'POST',
    path: '/v1/disputes/:id/close',
    access: 'write',
    act: async (call) => closeDispute(call, await load(call, 'dispute', call.id), 'lost'),
  },
]

/** A bank disputes a charge: at once it takes the money back, or it only asks. */
export async function openDispute(
  work: Work,
  charge: Charge,
  facts: { reason: string; inquiry: boolean },
): Promise<Dispute> {
  const before = await where(work, 'dispute', { charge: charge.id })
  const isGone = charge.amount === charge.amount_refunded || before.some(({ status }) => status === 'lost')
  if (charge.status !== 'succeeded' || isGone) {
    throw invalidRequest(`Charge ${charge.id} has nothing to dispute.`, 'charge')
  }
  if (before.some(isOpen)) throw invalidRequest(`Charge ${charge.id} is disputed already.`, 'charge')
  const made = disputeShape(work, charge, facts)
  const dispute: Dispute = facts.inquiry ? made : { ...made, balance_transactions: [movementShape(work, made, false)] }
  await add(work, 'dispute', dispute)
  await save(work, 'charge', { ...charge, disputed: true })
  await emit(work, 'charge.dispute.created', dispute)
  if (!facts.inquiry) await emit(work, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

/** How a bank decides; an inquiry that is neither answered nor made a chargeback is closed. */
export async function closeDispute(work: Work, before: Dispute, outcome: 'won' | 'lost'): Promise<Dispute> {
  const isInquiry = before.status.startsWith('warning_')
  if (!isOpen(before)) throw invalidRequest(`Dispute ${before.id} is already closed.`)
  const movements = before.balance_transactions
  const closed: Dispute = {
    ...before,
    balance_transactions:
      outcome === 'won' && !isInquiry ? [...movements, movementShape(work, before, true)] : movements,
    status: isInquiry ? 'warning_closed' : outcome,
  }
  await save(work, 'dispute', closed)
  await emitUpdated(work, 'charge.dispute.closed', before, closed)
  if (closed.status === 'won') await emit(work, 'charge.dispute.funds_reinstated', closed)
  return closed
}

/** What a chargeback holds, or has taken, cannot be given back as well. */
export async function isChargedBack(work: Work, charge: Charge): Promise<boolean> {
  const disputes = await where(work, 'dispute', { charge: charge.id })
  return disputes.some(({ status }) => ['needs_response', 'under_review', 'lost'].includes(status))
}

function isOpen({ status }: Dispute): boolean {
  return status.endsWith('needs_response') || status.endsWith('under_review')
}

/** Evidence, of which this simulation reads a text; once it is submitted, the bank looks at it. */
async function updateDispute(call: Call): Promise<Dispute> {
  const { parameters } = call
  const before = await load(call, 'dispute', call.id)
  const evidence = parameters.hash('evidence')
  if (evidence !== undefined && !isOpen(before)) {
    throw invalidRequest('This dispute is already closed', 'evidence')
  }
  const isSubmitted = evidence !== undefined && parameters.flag('submit') !== false
  const dispute: Dispute = {
    ...before,
    evidence:
      evidence === undefined
        ? before.evidence
        : {
            ...before.evidence,
            uncategorized_text: changed(evidence, 'uncategorized_text', before.evidence.uncategorized_text),
          },
    evidence_details: {
      ...before.evidence_details,
      has_evidence: before.evidence_details.has_evidence || evidence !== undefined,
      submission_count: before.evidence_details.submission_count + (isSubmitted ? 1 : 0),
      submission_method: isSubmitted ? 'manual' : before.evidence_details.submission_method,
    },
    metadata: mergedMetadata(before.metadata, parameters),
    status: isSubmitted
      ? before.status.startsWith('warning_')
        ? 'warning_under_review'
        : 'under_review'
      : before.status,
  }
  await save(call, 'dispute', dispute)
  await emitUpdated(call, 'charge.dispute.updated', before, dispute)
  return dispute
}
