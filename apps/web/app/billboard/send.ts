import type { Answer } from './answers.ts'

const UNREACHED = {
  message: 'You seem to be offline. Nothing is lost: please try again when you are back.',
  code: 'OFFLINE',
  fields: {},
  values: {},
}
const UNREADABLE = {
  message: 'That did not work. Please try again in a moment.',
  code: 'UNREADABLE',
  fields: {},
  values: {},
}

export type Fields = Record<string, string | string[] | undefined>

/** Sends a form without leaving the page. It never throws: a connection that fails is a refusal like others. */
export async function sendForm<Done>(
  path: string,
  fields: Fields | FormData,
  options: { keepalive?: boolean } = {},
): Promise<Answer<Done>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: encoded(fields),
      ...options,
    })
    return (await read<Answer<Done>>(response)) ?? { refused: UNREADABLE }
  } catch {
    return { refused: UNREACHED }
  }
}

/** Reads a list without leaving the page; null when it cannot be had just now. */
export async function readJson<Data>(path: string, signal?: AbortSignal): Promise<Data | null> {
  try {
    const response = await fetch(path, {
      headers: { accept: 'application/json' },
      ...(signal ? { signal } : {}),
    })
    return response.ok ? await read<Data>(response) : null
  } catch {
    return null
  }
}

async function read<Data>(response: Response): Promise<Data | null> {
  const json = response.headers.get('content-type')?.startsWith('application/json')
  return json ? ((await response.json()) as Data) : null
}

function encoded(fields: Fields | FormData): URLSearchParams {
  const entries = fields instanceof FormData ? [...fields] : Object.entries(fields)
  const body = new URLSearchParams()
  for (const [name, value] of entries)
    for (const one of [value].flat()) if (typeof one === 'string') body.append(name, one)
  return body
}
