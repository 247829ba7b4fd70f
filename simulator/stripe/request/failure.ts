/** A refusal in Stripe's own words; the HTTP layer turns it into status and `error` body. */
export class StripeFailure extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  /** True where the attempt left traces that stay (a declined charge, a failed invoice payment). */
  readonly keepsEffects: boolean

  constructor(status: number, body: { type: string; message: string } & Record<string, unknown>, keepsEffects = false) {
    super(body.message)
    this.status = status
    this.body = body
    this.keepsEffects = keepsEffects
  }
}

export function invalidRequest(message: string, param?: string, code?: string): StripeFailure {
  return new StripeFailure(400, {
    type: 'invalid_request_error',
    message,
    ...(param === undefined ? {} : { param }),
    ...(code === undefined
      ? {}
      : { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
  })
}

export function missingParameter(param: string): StripeFailure {
  return invalidRequest(`Missing required param: ${param}.`, param, 'parameter_missing')
}

export function noSuch(kind: string, id: string, param = 'id', status = 404): StripeFailure {
  return new StripeFailure(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
    message: `No such ${kind}: '${id}'`,
    param,
  })
}

export function internalFailure(message = 'An unknown error occurred'): StripeFailure {
  return new StripeFailure(500, { type: 'api_error', message })
}

/** Stripe does not remember an answer under its idempotency key when the parameters never passed validation. */
export function isRemembered(failure: StripeFailure): boolean {
  const code = failure.body.code
  const validation = typeof code === 'string' && code.startsWith('parameter_')
  return failure.status !== 401 && failure.status !== 409 && failure.status !== 429 && !validation
}
