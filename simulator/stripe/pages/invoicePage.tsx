import type { ServerResponse } from 'node:http'
import { dateInWords, moneyInWords } from '../objects/calendar.ts'
import type { Invoice } from '../objects/invoice.ts'
import { inTransaction } from '../store/database.ts'
import { find } from '../store/storage.ts'
import { answerPage, plainPage, renderPage } from './pages.tsx'
import { type PageDeps, workOf } from './pageWork.ts'

/** The invoice as its customer may open it from a mail: what was billed, and whether it is paid. */
export async function showInvoice(deps: PageDeps, id: string, response: ServerResponse): Promise<void> {
  const invoice = await inTransaction(deps.pool, 'read', async (sql) => find(await workOf(deps, sql), 'invoice', id))
  if (invoice === undefined || invoice.status === 'draft') {
    answerPage(response, 404, plainPage('There is no such invoice', 'The address may be incomplete.'))
    return
  }
  answerPage(response, 200, page(invoice))
}

function page(invoice: Invoice): string {
  const paidAt = invoice.status_transitions.paid_at
  return renderPage(
    `Invoice ${invoice.number} (simulation)`,
    <>
      <h1>Invoice {invoice.number}</h1>
      <p>
        {dateInWords(invoice.created)}
        {invoice.customer_email === null ? '' : `, for ${invoice.customer_email}`}
      </p>
      <dl>
        {invoice.lines.data.map((line) => (
          <div>
            <dt>{line.description}</dt>
            <dd>{moneyInWords(line.amount, line.currency)}</dd>
          </div>
        ))}
        <div class="due">
          <dt>{paidAt === null ? `Due (${invoice.status})` : `Paid on ${dateInWords(paidAt)}`}</dt>
          <dd>{moneyInWords(paidAt === null ? invoice.amount_due : invoice.amount_paid, invoice.currency)}</dd>
        </div>
      </dl>
    </>,
  )
}
