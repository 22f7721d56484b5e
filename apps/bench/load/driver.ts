import type { Child } from '../parts/child.ts'
import { forkProgram } from '../parts/child.ts'
import type { Load, LoadResult } from './request.ts'

/** The other end of the load program. */
export class LoadDriver {
  readonly #child: Child

  private constructor(child: Child) {
    this.#child = child
  }

  static async start(): Promise<LoadDriver> {
    return new LoadDriver(await forkProgram('load/generator.ts'))
  }

  run(load: Load): Promise<LoadResult> {
    return this.#child.ask<LoadResult>(load)
  }

  stop(): Promise<void> {
    return this.#child.stop()
  }
}
