export type FaultKind =
  | 'error500'
  | 'error429'
  | 'error409'
  | 'timeout_before'
  | 'timeout_after_effect'
  | 'slow'

export interface Fault {
  match: { method?: string; path?: string }
  kind: FaultKind
  times: number
  /** How long to keep the caller waiting before the fault shows. */
  delayMs: number
}

/** Troubles ordered by the control API, each used up after so many requests. */
export class Faults {
  private ordered: Fault[] = []

  order(fault: Fault): void {
    this.ordered.push({ ...fault })
  }

  /** The trouble meant for this request, if any; `*` in a path stands for one segment. */
  take(method: string, path: string): Fault | undefined {
    const found = this.ordered.find((fault) => fault.times > 0 && matches(fault, method, path))
    if (found) found.times -= 1
    this.ordered = this.ordered.filter((fault) => fault.times > 0)
    return found
  }

  waiting(): Fault[] {
    return this.ordered
  }

  clear(): void {
    this.ordered = []
  }
}

function matches({ match }: Fault, method: string, path: string): boolean {
  if (match.method && match.method.toUpperCase() !== method) return false
  if (!match.path) return true
  const wanted = match.path.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length && wanted.every((step, index) => step === '*' || step === given[index])
  )
}
