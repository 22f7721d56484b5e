export type ErrorType = 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'

export interface ErrorBody {
  error: { type: ErrorType; code?: string; message: string; param?: string; decline_code?: string }
}

interface Details {
  type?: ErrorType
  code?: string
  param?: string
  decline_code?: string
  /** What a refused card's error says besides: the payment and its charge. */
  more?: object
  /** Whether the answer is kept for the idempotency key: true once the endpoint has begun to run. */
  stored?: boolean
}

/** A refusal in the shape of Stripe's own errors. */
export class StripeFault extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly stored: boolean

  constructor(status: number, message: string, details: Details = {}) {
    super(message)
    this.status = status
    this.stored = details.stored ?? true
    const { type = 'invalid_request_error', code, param, decline_code: declined, more } = details
    const coded = { ...(code && { code }), ...(declined && { decline_code: declined }) }
    this.body = { error: { type, ...coded, message, ...(param && { param }), ...more } }
  }
}

/** A parameter refused before the endpoint runs, so nothing is kept for its idempotency key. */
export function invalidParameter(message: string, param: string, code?: string): StripeFault {
  return new StripeFault(400, message, { param, code, stored: false })
}

export function missingParameter(param: string): StripeFault {
  return invalidParameter(`Missing required param: ${param}.`, param, 'parameter_missing')
}

/** The refusal for an identifier nobody has: 404 when it stands in the path, 400 in a parameter. */
export function noSuch(kind: string, id: string, param?: string): StripeFault {
  const code = 'resource_missing'
  return new StripeFault(param ? 400 : 404, `No such ${kind}: '${id}'`, { code, param: param ?? 'id' })
}
