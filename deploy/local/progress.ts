/** Says what happens to a person at a terminal; tests stay quiet. */
export interface Progress {
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>
  say(line: string): void
}

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`

export const spoken: Progress = {
  async step(title, work) {
    const since = Date.now()
    try {
      const result = await work()
      console.log(`✓ ${title} (${seconds(since)})`)
      return result
    } catch (error) {
      console.log(`✗ ${title} (${seconds(since)})`)
      throw error
    }
  },
  say: (line) => console.log(`  ${line}`),
}

export const quiet: Progress = { step: (_title, work) => work(), say: () => {} }
