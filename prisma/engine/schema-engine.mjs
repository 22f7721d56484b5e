#!/usr/bin/env node
// Prisma's CLI runs this in place of the schema engine it would download; the engine itself is TypeScript.
import { register } from 'tsx/esm/api'

// The CLI starts the engine in the project being migrated, whose tsconfig is none of the engine's business.
register({ tsconfig: false })
await import('./main.ts')
