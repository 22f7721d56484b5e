import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./app.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--color-([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light: light!, dark: dark! },
  ]),
)

const tones = ['accent', 'positive', 'caution', 'danger', 'info']
const TEXT = [
  ...['canvas', 'surface', 'sunken'].flatMap((ground) => [
    ['ink', ground],
    ['muted', ground],
    ['accent-text', ground],
  ]),
  ...tones.flatMap((tone) => [
    [`${tone}-text`, `${tone}-soft`],
    [`${tone}-text`, 'surface'],
  ]),
  ...['accent', 'accent-strong', 'danger', 'danger-strong'].map((ground) => ['white', ground]),
] as [string, string][]

const EDGES: [string, string][] = [
  ['line-strong', 'surface'],
  ['accent-text', 'canvas'],
  ['accent', 'surface'],
]

for (const theme of ['light', 'dark'] as const) {
  test.each(TEXT)(`%s reads on %s in the ${theme} theme`, (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })
  test.each(EDGES)(`%s stands out from %s in the ${theme} theme`, (edge, ground) => {
    expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
  })
}

function colour(name: string, theme: 'light' | 'dark'): string {
  if (name === 'white') return '#ffffff'
  const token = tokens.get(name)
  if (!token) throw new Error(`There is no colour token ${name}.`)
  return token[theme]
}

/** WCAG 2.2: relative luminance of the lighter over that of the darker. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
