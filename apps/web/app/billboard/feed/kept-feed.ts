interface Kept {
  data: unknown
  at: string
}

let kept: Kept | null = null

/** What the server answers, or, when it cannot be reached, what it answered last, with when that was. */
export async function orKept<Data extends object>(
  load: () => Promise<Data>,
): Promise<Data & { since?: string }> {
  try {
    const data = await load()
    kept = { data, at: new Date().toISOString() }
    return data
  } catch (error) {
    // Answers are answers, also refusals; only a connection that fails is none.
    if (!(error instanceof TypeError) || !kept) throw error
    return { ...(kept.data as Data), since: kept.at }
  }
}

/** The page as it first came counts as well. */
export function keepFirst(data: object) {
  kept ??= { data, at: new Date().toISOString() }
}
