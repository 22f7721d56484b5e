import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Writes a brotli copy beside every text asset, so that serving one costs no processor time. */
export function precompress(): Plugin {
  return {
    name: 'banter-precompress',
    apply: (config, { command }) => command === 'build' && !config.build?.ssr,
    async writeBundle({ dir = '' }, bundle) {
      for (const file of Object.keys(bundle).filter((name) => /assets\/.*\.(js|css|svg)$/.test(name))) {
        const path = join(dir, file)
        await writeFile(`${path}.br`, brotliCompressSync(await readFile(path)))
      }
    },
  }
}
