/** Ends a simulator once, however often it is told to. */
export function untilStopped(close: () => Promise<unknown>): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await close()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
