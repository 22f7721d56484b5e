import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { singleIcons } from './vite/icons.ts'
import { precompress } from './vite/precompress.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [
    singleIcons(),
    tailwindcss(),
    remix({
      ignoredRouteFiles: ['**/*.test.{ts,tsx}'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
    precompress(),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // A page asks for a dozen files, not for eighty: what is small goes with what needs it, and all icons are one file.
    rollupOptions: {
      output: {
        experimentalMinChunkSize: 12_000,
        manualChunks: (id) => (id.includes('/@tabler/icons-react/') ? 'icons' : undefined),
      },
    },
  },
  // The workspace's own packages are read as TypeScript, so that a build here needs no build there.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  ssr: {
    noExternal: ['@tabler/icons-react', /^@banter\//],
    resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
  },
})
