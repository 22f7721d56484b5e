import type { Plugin } from 'vite'

const NAMED = /import\s*\{([^}]+)\}\s*from\s*['"]@tabler\/icons-react['"];?/g

/** Imports each icon from its own file: the package's index makes a build read six thousand of them. */
export function singleIcons(): Plugin {
  return {
    name: 'banter-single-icons',
    enforce: 'pre',
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
    .map((name) => `import ${name} from '@tabler/icons-react/dist/esm/icons/${name}.mjs'`)
    .join(';')
    .concat(';')
}
