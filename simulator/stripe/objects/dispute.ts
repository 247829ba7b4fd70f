import type { Metadata } from '../request/form.ts'
import { seconds, type Work } from '../request/work.ts'
import type { Charge } from './charge.ts'
import { newId } from './ids.ts'

/** Before a chargeback a bank may only ask; that is a warning, and takes no money. */
type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost'

export type Dispute = ReturnType<typeof disputeShape>
type BalanceTransaction = ReturnType<typeof movementShape>

const ANSWER_DAYS = 7
/** What Stripe takes for a chargeback, in cents. */
const FEE = 1500

const EVIDENCE = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null as string | null,
}

export function disputeShape(work: Work, charge: Charge, facts: { reason: string; inquiry: boolean }) {
  const { brand, network } = charge.payment_method_details.card
  const status: DisputeStatus = facts.inquiry ? 'warning_needs_response' : 'needs_response'
  return {
    id: newId('du'),
    object: 'dispute' as const,
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [] as BalanceTransaction[],
    charge: charge.id,
    created: seconds(work),
    currency: charge.currency,
    enhanced_eligibility_types: [] as string[],
    evidence: { ...EVIDENCE },
    evidence_details: {
      due_by: seconds(work) + ANSWER_DAYS * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: facts.inquiry,
    livemode: false as const,
    metadata: {} as Metadata,
    network_reason_code: null,
    payment_intent: charge.payment_intent as string | null,
    payment_method_details: {
      card: { brand, case_type: facts.inquiry ? 'inquiry' : 'chargeback', network, network_reason_code: '10.4' },
      type: 'card',
    },
    reason: facts.reason,
    status: status as DisputeStatus,
  }
}

/** Money that leaves the account with a chargeback, or comes back with a won one. */
export function movementShape(work: Work, dispute: { id: string; amount: number; currency: string }, back: boolean) {
  const amount = back ? dispute.amount : -dispute.amount
  const fee = back ? 0 : FEE
  return {
    id: newId('txn'),
    object: 'balance_transaction' as const,
    amount,
    available_on: seconds(work),
    balance_type: 'payments',
    created: seconds(work),
    currency: dispute.currency,
    description: back ? 'Chargeback reversal' : 'Chargeback withdrawal',
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: dispute.currency,
              description: 'Dispute fee',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: back ? 'dispute_reversal' : 'dispute',
    source: dispute.id,
    status: 'available',
    type: 'adjustment',
  }
}
