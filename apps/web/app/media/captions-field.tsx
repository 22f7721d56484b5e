import type { putCaptions } from '@banter/api/media/captions/contract'
import type { MediaView } from '@banter/api/media/contract'
import { IconBadgeCc } from '@tabler/icons-react'
import { type ChangeEvent, useState } from 'react'
import type { z } from 'zod'
import { counted } from '../ui/counted.ts'
import { Spinner } from '../ui/spinner.tsx'
import { ask } from './upload.ts'

type Put = z.output<(typeof putCaptions.schema.response)[200]>
type State = { is: 'idle' | 'sending' } | { is: 'saved'; cues: number } | { is: 'failed'; problem: string }

const LINK = 'rounded-xs font-medium text-accent-text hover:underline'

/** What is said in a video, as a file of the kind that subtitle programs write. It is kept at once, with the video itself. */
export function CaptionsField({ video, name }: { video: MediaView; name: string }) {
  const [state, setState] = useState<State>({ is: 'idle' })
  const [has, setHas] = useState(Boolean(video.captionsUrl))
  const path = `/api/v1/media/${video.id}/captions`

  async function keep(deed: () => Promise<State>) {
    setState({ is: 'sending' })
    try {
      setState(await deed())
    } catch (error) {
      setState({ is: 'failed', problem: error instanceof Error ? error.message : 'That did not work.' })
    }
  }

  function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? []
    currentTarget.value = ''
    if (!file) return
    void keep(async () => {
      const { cues } = await ask<Put>(path, { method: 'PUT', body: { text: await file.text() } })
      setHas(true)
      return { is: 'saved', cues }
    })
  }

  const remove = () =>
    keep(async () => {
      await ask(path, { method: 'DELETE' })
      setHas(false)
      return { is: 'idle' }
    })

  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem]">
      <IconBadgeCc aria-hidden className="size-4.5 text-muted" />
      <label className={`${LINK} cursor-pointer has-focus-visible:outline-2`}>
        {has ? 'Other captions' : 'Add captions'}
        <span className="sr-only"> to {name}, a .vtt or .srt file</span>
        <input type="file" accept=".vtt,.srt,text/vtt" onChange={choose} className="sr-only" />
      </label>
      {has && (
        <button type="button" className={LINK} onClick={remove}>
          Remove captions<span className="sr-only"> of {name}</span>
        </button>
      )}
      <span role="status" className={state.is === 'failed' ? 'text-danger-text' : 'text-muted'}>
        {state.is === 'sending' && <Spinner />}
        {state.is === 'saved' && `${counted(state.cues, 'caption')} added.`}
        {state.is === 'failed' && state.problem}
      </span>
    </div>
  )
}
