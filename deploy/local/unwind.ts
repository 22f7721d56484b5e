/** What has to be undone, last first; asking twice waits for the same end, and what came late is undone too. */
export class Unwind {
  private readonly steps: (() => unknown)[] = []
  private ending: Promise<void> = Promise.resolve()

  add(step: () => unknown) {
    this.steps.push(step)
  }

  run(): Promise<void> {
    this.ending = this.ending.then(() => this.undoAll())
    return this.ending
  }

  private async undoAll() {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step()
      } catch {
        // The others have to be stopped all the same.
      }
    }
  }
}
