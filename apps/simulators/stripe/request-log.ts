import { isRecord } from './parameters.ts'

export interface LoggedRequest {
  id: string
  method: string
  path: string
  account: string | null
  idempotencyKey: string | null
  metadata: Record<string, unknown> | null
  params: unknown
  /** Null while running, or when the connection was cut by a fault. */
  status: number | null
  replayed: boolean
  fault: string | null
}

const MOST_KEPT = 10_000

/** The API calls received, oldest first. */
export class RequestLog {
  private entries: LoggedRequest[] = []

  add(entry: Pick<LoggedRequest, 'id' | 'method' | 'path' | 'account' | 'idempotencyKey'>): LoggedRequest {
    const logged = { ...entry, metadata: null, params: null, status: null, replayed: false, fault: null }
    this.entries.push(logged)
    if (this.entries.length > MOST_KEPT) this.entries.shift()
    return logged
  }

  all(): LoggedRequest[] {
    return this.entries
  }

  clear(): void {
    this.entries = []
  }
}

export function noteParameters(entry: LoggedRequest, params: unknown): void {
  entry.params = params
  if (isRecord(params) && isRecord(params.metadata)) entry.metadata = params.metadata
}
