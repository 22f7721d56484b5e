/**
 * When the post that has the focus goes from view, the one after it gets it, or the one before: nobody who reads by keyboard is sent back to
 * the top of the page.
 */
export function keepFocusBeside(gone: readonly string[]) {
  const posts = [...document.querySelectorAll<HTMLElement>('article[data-post]')]
  const at = posts.findIndex((post) => post.contains(document.activeElement))
  if (at < 0) return
  const stays = (post: HTMLElement) => !gone.includes(post.dataset.post ?? '')
  const next = posts.slice(at).find(stays) ?? posts.slice(0, at).findLast(stays)
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) next?.focus({ preventScroll: true })
  })
}
