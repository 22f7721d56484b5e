import path from 'node:path'
import type { Plugin } from 'vite'

const NAMED = /import\s*\{([^}]+)\}\s*from\s*['"]@tabler\/icons-react['"];?/g
const ICONS = '@tabler/icons-react/dist/esm/icons/'
const light = path.join(import.meta.dirname, '../app/ui/icon.tsx')

/**
 * Imports each icon from its own file: the package's index makes a build read six thousand of them. And draws it as one element: a page
 * of posts has two hundred icons, and each of the package's own is an element with a list of others in it.
 */
export function singleIcons(): Plugin {
  return {
    name: 'banter-single-icons',
    enforce: 'pre',
    resolveId(source, importer) {
      return source.endsWith('/createReactComponent.mjs') && importer?.includes(ICONS) ? light : null
    },
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('@tabler/icons-react')) return null
      return { code: code.replace(NAMED, (_, names: string) => imports(names)), map: null }
    },
  }
}

function imports(names: string) {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && !name.startsWith('type '))
    .map((name) => `import ${name} from '${ICONS}${name}.mjs'`)
    .join(';')
    .concat(';')
}
