/** Pieces that all demo pictures are made of: SVG, 1600 by 1200. */
export const WIDTH = 1600
export const HEIGHT = 1200

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`

export const circle = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`

export const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`

export const line = (d: string, colour: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

/** A soft shadow on the ground. */
export const shadow = (x: number, y: number, rx: number, ry: number, strength = 0.35) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="#1a1208" opacity="${strength}" filter="url(#soft)"/>`

let drawn = 0

/** A gradient from top to bottom, or along the way given. @returns what to fill with and where it is said */
export function gradient(from: string, to: string, way = 'x2="0" y2="1"') {
  const id = `g${drawn++}`
  const said = `<linearGradient id="${id}" ${way}><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`
  return { said, fill: `url(#${id})` }
}

/** A shape filled from one colour to another. */
export function shaded(from: string, to: string, shape: (fill: string) => string, way?: string): string {
  const { said, fill } = gradient(from, to, way)
  return `<defs>${said}</defs>${shape(fill)}`
}

export const picture = (
  content: string,
) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="1200" height="900">
<defs><filter id="soft" x="-50%" y="-150%" width="200%" height="400%"><feGaussianBlur stdDeviation="26"/></filter>
<filter id="glow" x="-100%" y="-100%" width="300%" height="300%"><feGaussianBlur stdDeviation="60"/></filter>
<radialGradient id="light" cx="0.3" cy="0.15" r="1"><stop stop-color="#fff" stop-opacity="0.38"/><stop offset="0.6" stop-color="#fff" stop-opacity="0"/></radialGradient>
<radialGradient id="edge" cx="0.5" cy="0.5" r="0.75"><stop offset="0.6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.28"/></radialGradient></defs>
${content}</svg>`

export interface Room {
  wall: [string, string]
  table: [string, string]
  /** How far down the table begins. */
  edge?: number
}

/** Something on a table by a window. */
export function still({ wall, table, edge = 820 }: Room, thing: string): string {
  const ground = [
    shaded(wall[0], wall[1], (fill) => rect(0, 0, WIDTH, edge, fill)),
    shaded(table[0], table[1], (fill) => rect(0, edge, WIDTH, HEIGHT - edge, fill)),
    `<g opacity="0.16"><path d="M820 -40 L1180 -40 L860 ${edge} L500 ${edge} Z M1240 -40 L1600 -40 L1280 ${edge} L920 ${edge} Z" fill="#fff"/></g>`,
  ]
  return picture(
    [
      ...ground,
      thing,
      rect(0, 0, WIDTH, HEIGHT, 'url(#light)'),
      rect(0, 0, WIDTH, HEIGHT, 'url(#edge)'),
    ].join(''),
  )
}
