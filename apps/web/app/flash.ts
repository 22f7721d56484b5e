/** Said once, on the page after a redirect. */
export interface FlashMessage {
  tone: 'positive' | 'danger' | 'info'
  text: string
}
