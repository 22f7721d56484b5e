/** One request as the load program sends it, again and again in turn with others. */
export interface LoadRequest {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
  /** A header that gets another value each time. */
  unique?: string
}

export interface Load {
  url: string
  /** A closed loop: each client sends its next request when the last one was answered. */
  clients: number
  /** An open one: so many requests a second, however long the answers take, over at most as many connections as there are clients. */
  rate?: number | undefined
  /** Each request once, all at the same moment. */
  atOnce?: true | undefined
  seconds: number
  requests: LoadRequest[]
}

export interface LoadResult {
  /** ms of each answered request. */
  durations: number[]
  seconds: number
  /** How often each status came; `error` for what was never answered. */
  statuses: Record<string, number>
}
