/** Labels that are, or may become, the platform's own. */
const RESERVED = new Set(
  `www api admin app static mail smtp imap ftp cdn assets media files img images status help support docs blog about auth login
   signin signup sso oauth account accounts billing pay payments stripe webhooks ws realtime dev test staging demo root system
   internal public platform banter school schools ns1 ns2 mx autodiscover localhost`.split(/\s+/),
)

/** A DNS label of 2 to 32 characters that the platform does not need for itself. */
export function isUsableSlug(slug: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/.test(slug) && !slug.startsWith('xn--') && !RESERVED.has(slug)
}
