interface Wish {
  /** What somebody looked for. */
  q: string
  /** The platform's own domain, which takes the mail. */
  baseDomain: string
}

/** A mail that asks for a school, begun for its sender. */
export function askForSchool({ q, baseDomain }: Wish): string {
  const subject = 'My school is not on Banter yet'
  const body = `Hello,\n\nmy school is: ${q}\nIts city: \nMy school e-mail address: \n`
  const to = `schools@${baseDomain.replace(/:\d+$/, '')}`
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
