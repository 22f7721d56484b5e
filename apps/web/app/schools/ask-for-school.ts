const ADDRESS = 'schools@banter.example'

/** A mail that asks for a school, with what somebody looked for already in it. */
export function askForSchool(lookedFor: string): string {
  const subject = 'My school is not on Banter yet'
  const body = `Hello,\n\nmy school is: ${lookedFor}\nIts city: \nMy school e-mail address: \n`
  return `mailto:${ADDRESS}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
