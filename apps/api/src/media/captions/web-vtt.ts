import createError from '@fastify/error'

export const WrongCaptions = createError(
  'WRONG_CAPTIONS',
  'These are no captions we can read: choose a WebVTT (.vtt) or SubRip (.srt) file.',
  422,
)

const TIME = /(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})/
const TIMING = new RegExp(`^\\s*${TIME.source}\\s*-->\\s*${TIME.source}`)
const MOST_CUES = 5_000

export interface Captions {
  vtt: string
  cues: number
}

/** The cues of either format, their times and plain words: styles, positions and notes stay behind. @throws WrongCaptions */
export function asWebVtt(text: string): Captions {
  const blocks = text
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/)
  const cues = blocks.flatMap(cueOf)
  if (cues.length === 0 || cues.length > MOST_CUES)
    throw Object.assign(new WrongCaptions(), { fields: { text: new WrongCaptions().message } })
  return { vtt: `WEBVTT\n\n${cues.join('\n\n')}\n`, cues: cues.length }
}

function cueOf(block: string): string[] {
  const lines = block.split('\n')
  const at = lines.findIndex((line) => TIMING.test(line))
  const found = TIMING.exec(lines[at] ?? '')
  if (!found) return []
  const [start, end] = [momentOf(found.slice(1, 5)), momentOf(found.slice(5, 9))]
  const words = lines
    .slice(at + 1)
    .map(plainly)
    .filter(Boolean)
  return end > start && words.length ? [`${written(start)} --> ${written(end)}\n${words.join('\n')}`] : []
}

/** Without tags, and with nothing that would begin a cue of its own. */
const plainly = (line: string) =>
  line
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('-->', '→')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .trim()

function momentOf([hours = '0', minutes = '0', seconds = '0', rest = '0']: (string | undefined)[]): number {
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest)
}

function written(moment: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const [hours, minutes, seconds] = [moment / 3_600_000, (moment / 60_000) % 60, (moment / 1000) % 60]
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(moment % 1000).padStart(3, '0')}`
}
