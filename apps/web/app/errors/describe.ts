interface Failure {
  status: number
  data?: unknown
}

export interface Told {
  label: string
  title: string
  text: string
  art: 'lost' | 'closed' | 'slow' | 'broken'
  retry: boolean
  picker: boolean
  requestId: string | undefined
}

const WORDS: Record<number, Pick<Told, 'title' | 'text' | 'art' | 'retry'>> = {
  403: {
    title: 'This is not open to you',
    text: 'Your account may not see or do this. If you think it should, ask somebody who runs your campus.',
    art: 'closed',
    retry: false,
  },
  404: {
    title: 'There is nothing here',
    text: 'It may have been taken down or sold, or the address has a typo.',
    art: 'lost',
    retry: false,
  },
  429: {
    title: 'A little slower, please',
    text: 'That was a lot in a short time. Nothing is lost; wait a moment and try again.',
    art: 'slow',
    retry: true,
  },
  503: {
    title: 'We cannot reach Banter right now',
    text: 'Either we are restarting or the connection is down. Nothing was changed, and it is usually back within a minute.',
    art: 'slow',
    retry: true,
  },
  500: {
    title: 'Something went wrong on our side',
    text: 'It is not your fault, and we have been told. Trying again often helps.',
    art: 'broken',
    retry: true,
  },
}

const UNKNOWN_SCHOOL = {
  title: 'No campus lives here',
  text: 'This address does not belong to a school on Banter. Check its spelling, or pick your campus from the list.',
  art: 'lost' as const,
  retry: false,
}

/** What an error page says; only codes and words the API meant for people get through. */
export function describe({ status, data }: Failure): Told {
  const problem = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>
  const picker = status === 404 && problem.code === 'NO_SUCH_SCHOOL'
  const words = picker ? UNKNOWN_SCHOOL : wordsFor(status)
  return {
    ...words,
    text: words.text + waiting(status, problem.retryAfter),
    label: status >= 500 ? 'Our mistake' : `Error ${status}`,
    picker,
    requestId: typeof problem.requestId === 'string' ? problem.requestId : undefined,
  }
}

function wordsFor(status: number) {
  if (status === 502 || status === 504) return WORDS[503]!
  return WORDS[status] ?? (status < 500 ? { ...WORDS[404]!, title: 'That did not work' } : WORDS[500]!)
}

function waiting(status: number, retryAfter: unknown): string {
  const seconds = Number(retryAfter)
  if (status !== 429 || !(seconds > 0)) return ''
  return seconds < 90
    ? ` Ready again in ${seconds} seconds.`
    : ` Ready again in ${Math.ceil(seconds / 60)} minutes.`
}
