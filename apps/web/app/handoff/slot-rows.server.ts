/** The lines of the form that name a place, and which line each was. */
export function readSlots(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '')
  const lines = Number(form.get('lines')) || 0
  return Array.from({ length: Math.min(lines, 40) }, (_, line) => line)
    .filter((line) => text(`spot-${line}`))
    .map((line) => {
      const to = text(`to-${line}`)
      const slot = {
        spotId: text(`spot-${line}`),
        day: Number(text(`day-${line}`)),
        from: text(`from-${line}`),
        to: to === '00:00' ? '24:00' : to,
      }
      return { line, slot }
    })
}

/** What is wrong with the second slot is wrong with the line that it came from. */
export function fieldsOfLines(fields: Record<string, string>, lines: number[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, problem]) => {
      const at = name.match(/^slots\.(\d+)/)?.[1]
      return [at === undefined ? name : `spot-${lines[Number(at)] ?? 0}`, problem]
    }),
  )
}
