import { loadAsked } from '../billboard/feed/asked.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

export const loader = (args: LoaderFunctionArgs) => loadAsked(args)
