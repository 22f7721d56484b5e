// Bundles the entries of the package in the current folder: node ../deploy/build.mjs 'src/*.ts' src/server.ts
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const wanted = process.argv.slice(2)
const entries = [...new Set(wanted.flatMap(expand))].sort()
if (entries.length === 0) {
  console.error(`Nothing to build: no file matches ${wanted.join(' ') || '(no entries given)'}.`)
  process.exit(1)
}
// The bundle's layout is the one of src/, or of the package when its entries lie outside.
const base = entries.every((entry) => entry.startsWith('src/')) ? 'src' : '.'
rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: entries,
  outbase: base,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  jsx: 'automatic',
  logLevel: 'warning',
  // esbuild has said what is wrong, with the line.
}).catch(() => process.exit(1))

/** The files a pattern names: `*` stands for one name or part of one. Tests are no entries. */
function expand(pattern) {
  if (!pattern.includes('*')) {
    if (!existsSync(pattern)) throw new Error(`There is no ${pattern} to build.`)
    return [pattern]
  }
  const matches = new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`)
  const folder = path.posix.dirname(pattern.slice(0, pattern.indexOf('*') + 1))
  return readdirSync(folder, { recursive: true })
    .map((name) => path.posix.join(folder, String(name).replaceAll(path.sep, '/')))
    .filter((file) => matches.test(file) && !/\.test\.tsx?$|(^|\/)(node_modules|dist)\//.test(file))
}
