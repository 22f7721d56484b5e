import { StripeFault } from './errors.ts'

export interface FormTree {
  [key: string]: string | FormTree
}

const MAX_DEPTH = 8

/** Parses a form body or query string as Stripe does: `a[b][0][c]=v`, `list[]=v`. */
export function parseForm(text: string): FormTree {
  const root: FormTree = Object.create(null) as FormTree
  for (const [name, value] of new URLSearchParams(text)) assign(root, segmentsOf(name), value)
  return root
}

function segmentsOf(name: string): string[] {
  const head = name.split('[', 1)[0] ?? ''
  const rest = name.slice(head.length)
  const inner = [...rest.matchAll(/\[([^[\]]*)\]/g)]
  const wellFormed = head !== '' && inner.map((match) => match[0]).join('') === rest
  if (!wellFormed || inner.length > MAX_DEPTH) {
    throw new StripeFault(400, `Invalid parameter name: ${name}`, { param: name, stored: false })
  }
  return [head, ...inner.map((match) => match[1] ?? '')]
}

function assign(root: FormTree, segments: string[], value: string): void {
  let node = root
  for (const [index, segment] of segments.entries()) {
    const key = segment === '' ? String(Object.keys(node).length) : segment
    if (index === segments.length - 1) {
      node[key] = value
      return
    }
    const next = node[key]
    const child = typeof next === 'object' ? next : (Object.create(null) as FormTree)
    node[key] = child
    node = child
  }
}
