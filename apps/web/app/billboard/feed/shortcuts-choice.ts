const KEY = 'banter:shortcuts'

/** Single keys can be turned off: who speaks to their computer would press them by accident. */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

export function turnShortcuts(on: boolean) {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
