export const root: string
/** Where our own pnpm is, and the workspace's own programs, as `pnpm run` would find them. */
export const toolFolders: string[]
export function bootstrap(): void
