/** What of an error may be logged: its kind and where it arose. Its message may quote what people wrote. */
export function briefly(error: unknown): { type: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  // A message may look like a frame: it is taken out first, and a frame ends with a place in a file.
  const frames = error.stack
    ?.replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
  return {
    type: error.name,
    ...(code ? { code } : {}),
    ...(frames?.length ? { stack: frames.slice(0, 8).join('\n') } : {}),
  }
}
