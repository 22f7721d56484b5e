interface Step {
  undo: () => unknown
  cut: () => unknown
}

/** What has to be undone, last first; asking twice waits for the same end, and what came late is undone too. */
export class Unwind {
  private readonly steps: Step[] = []
  private current: Step | undefined
  private ending: Promise<void> = Promise.resolve()

  /** @param cut ends the same at once, without a promise to wait for, where undoing it takes time */
  add(undo: () => unknown, cut: () => unknown = () => {}) {
    this.steps.push({ undo, cut })
  }

  run(): Promise<void> {
    this.ending = this.ending.then(() => this.undoAll())
    return this.ending
  }

  /** For who does not wait: cuts off what is not undone yet, also what is just being undone. */
  cut() {
    for (const step of [...this.steps, this.current]) {
      try {
        step?.cut()
      } catch {
        // It may be gone already.
      }
    }
  }

  private async undoAll() {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      this.current = step
      try {
        await step.undo()
      } catch {
        // The others have to be stopped all the same.
      }
      this.current = undefined
    }
  }
}
