/** A vessel of this width, its bottom at `floor` and its rim at `ceiling`. */
export interface Vessel {
  width: number
  floor: number
  ceiling: number
}

/**
 * What each vessel holds when an amount is poured over all of them, and water finds its level: the lowest are filled first, the full take
 * no more, and what no vessel can hold is lost. This is max-min fairness: nobody could have more without somebody lower having less.
 */
export function pour(amount: number, vessels: readonly Vessel[]): number[] {
  const level = levelOf(amount, vessels)
  return vessels.map(({ width, floor, ceiling }) => width * Math.max(0, Math.min(level, ceiling) - floor))
}

/** Rises from edge to edge; between two of them as fast as the vessels it stands in are narrow. */
function levelOf(amount: number, vessels: readonly Vessel[]): number {
  const edges = vessels
    .filter(({ width, floor, ceiling }) => width > 0 && ceiling > floor)
    .flatMap(({ width, floor, ceiling }) => [
      { at: floor, width },
      { at: ceiling, width: -width },
    ])
    .sort((a, b) => a.at - b.at)
  let [level, left, width] = [edges[0]?.at ?? 0, amount, 0]
  for (const edge of edges) {
    const room = width > 0 ? width * (edge.at - level) : 0
    if (room >= left) return level + (left > 0 ? left / width : 0)
    left -= room
    level = edge.at
    width += edge.width
  }
  return level
}
