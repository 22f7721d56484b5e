/** Markup that is safe to place in a page. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = string | number | Html | Html[] | null | undefined | false

/** Builds markup, escaping every value that is not markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const pieces = strings.map((text, index) => text + (index < parts.length ? render(parts[index]) : ''))
  return new Html(pieces.join(''))
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.markup
  if (Array.isArray(part)) return part.map(render).join('')
  return escapeText(String(part))
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
