/** Where a file goes to and what goes with it. */
interface Destination {
  url: string
  fields: Record<string, string>
}

interface Sending {
  signal: AbortSignal
  /** From 0 to 1. */
  onProgress: (share: number) => void
  /** Before a part is sent again. */
  pauseMs?: number
}

export const OFFLINE = 'You seem to be offline. Try again when you are back.'
const MEGABYTE = 1024 * 1024
/** A file larger than this goes in parts, of which only one is lost with a connection. The service wants more than 5 MB in each. */
export const LARGE = 20 * MEGABYTE
const PART = 6 * MEGABYTE
const TRIES = 5

/** A failure that the same request may survive a moment later. */
class Passing extends Error {}

/** Sends a file to the media service. @throws Error with words for people */
export async function send(to: Destination, file: File, sending: Sending): Promise<void> {
  if (file.size <= LARGE) return sendOnce(to, file, file.name, {}, sending)
  const name = crypto.randomUUID()
  for (let start = 0; start < file.size; start += PART) {
    const part = file.slice(start, start + PART)
    const headers = {
      'X-Unique-Upload-Id': name,
      'Content-Range': `bytes ${start}-${start + part.size - 1}/${file.size}`,
    }
    const onProgress = (share: number) => sending.onProgress((start + share * part.size) / file.size)
    await untilSent(() => sendOnce(to, part, file.name, headers, { ...sending, onProgress }), sending)
  }
}

/** Again after 1, 2, 4 and 8 seconds: a phone that changes networks is back by then. */
async function untilSent(attempt: () => Promise<void>, { signal, pauseMs = 1_000 }: Sending) {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Passing) || tries === TRIES || signal.aborted) throw error
      await pause(pauseMs * 2 ** (tries - 1), signal)
    }
  }
}

function pause(ms: number, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new Error('Stopped.'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}

/** `fetch` does not tell how much is sent. */
function sendOnce(
  { url, fields }: Destination,
  content: Blob,
  name: string,
  headers: Record<string, string>,
  { signal, onProgress }: Sending,
) {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', content, name)
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => (request.status < 300 ? resolve() : reject(refusalOf(request)))
    request.onerror = () => reject(new Passing(OFFLINE))
    request.onabort = () => reject(new Error('Stopped.'))
    if (signal.aborted) return reject(new Error('Stopped.'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

function refusalOf({ status, responseText }: XMLHttpRequest): Error {
  const busy = status >= 500 || status === 420 || status === 429
  return busy
    ? new Passing('The picture service is busy. Try again in a moment.')
    : new Error(refusal(responseText))
}

function refusal(answer: string): string {
  if (/pixels/i.test(answer)) return 'It has more than 40 megapixels. Choose a smaller one.'
  if (/too large/i.test(answer)) return 'It is too large.'
  if (/stale|signature/i.test(answer)) return 'The upload took too long. Try again.'
  return 'It cannot be read: it may be damaged, or something else than its name says.'
}
