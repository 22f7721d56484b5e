/** What has to be stopped, last first, also when the bench is cut short. */
export class Undo {
  readonly #steps: (() => Promise<unknown>)[] = []
  #running: Promise<void> = Promise.resolve()

  /** @returns what was given, to be stopped in its turn */
  add<Part extends { stop(): Promise<unknown> }>(part: Part): Part {
    this.#steps.push(() => part.stop())
    return part
  }

  run(): Promise<void> {
    this.#running = this.#running.then(() => this.#undo())
    return this.#running
  }

  async #undo() {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      // The others have to be stopped all the same.
      await step().catch((error: unknown) => console.error(String(error)))
    }
  }
}
