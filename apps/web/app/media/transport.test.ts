import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LARGE, send } from './transport.ts'

interface Asked {
  headers: Record<string, string>
  size: number
}

/** The browser's sender, and a service that answers what is laid out for it: a status, or nothing at all. */
let answers: (number | 'gone')[]
let asked: Asked[]

class FakeRequest {
  status = 0
  responseText = '{"error":{"message":"Invalid image file"}}'
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  private readonly headers: Record<string, string> = {}
  open() {}
  abort() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(form: FormData) {
    asked.push({ headers: this.headers, size: (form.get('file') as File).size })
    const answer = answers.shift() ?? 200
    this.upload.onprogress?.({ loaded: 1, total: 1 })
    if (answer === 'gone') return this.onerror?.()
    this.status = answer
    this.onload?.()
  }
}

beforeEach(() => {
  answers = []
  asked = []
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
})
afterEach(() => vi.unstubAllGlobals())

const file = (size: number) => new File([new Uint8Array(size)], 'film.mp4')
const to = { url: 'http://media.test/upload', fields: { api_key: '1' } }
const MEGABYTE = 1024 * 1024
const sending = () => ({ signal: new AbortController().signal, onProgress: vi.fn(), pauseMs: 1 })

test('a small file goes at once, without a name of its own', async () => {
  await send(to, file(LARGE), sending())
  expect(asked).toEqual([{ headers: {}, size: LARGE }])
})

test('a large one goes in parts under one name, each once, and says how far it is', async () => {
  const about = sending()
  await send(to, file(LARGE + 1), about)
  expect(asked.map(({ headers }) => headers['Content-Range'])).toEqual([
    `bytes 0-${6 * MEGABYTE - 1}/${LARGE + 1}`,
    `bytes ${6 * MEGABYTE}-${12 * MEGABYTE - 1}/${LARGE + 1}`,
    `bytes ${12 * MEGABYTE}-${18 * MEGABYTE - 1}/${LARGE + 1}`,
    `bytes ${18 * MEGABYTE}-${LARGE}/${LARGE + 1}`,
  ])
  expect(new Set(asked.map(({ headers }) => headers['X-Unique-Upload-Id'])).size).toBe(1)
  expect(about.onProgress.mock.calls.at(-1)).toEqual([1])
})

test('only the part that a connection was lost with is sent again', async () => {
  answers = [200, 'gone', 503, 200]
  await send(to, file(LARGE + 1), sending())
  expect(
    asked.map(({ headers }) => Number(/\d+/.exec(headers['Content-Range'] ?? '')?.[0]) / MEGABYTE),
  ).toEqual([0, 6, 6, 6, 12, 18])
})

test('a refusal is final, and so is the fifth failure', async () => {
  answers = [400]
  await expect(send(to, file(LARGE + 1), sending())).rejects.toThrow(/cannot be read/)
  expect(asked).toHaveLength(1)
  answers = Array(5).fill('gone')
  await expect(send(to, file(LARGE + 1), sending())).rejects.toThrow(/offline/)
  expect(asked).toHaveLength(6)
})

test('who stops it stops it between two tries, too', async () => {
  const stop = new AbortController()
  answers = ['gone']
  const sent = send(to, file(LARGE + 1), { ...sending(), signal: stop.signal, pauseMs: 60_000 })
  setTimeout(() => stop.abort(), 20)
  await expect(sent).rejects.toThrow('Stopped.')
  expect(asked).toHaveLength(1)
})
