import { useEffect, useRef, useState } from 'react'
import { type Decode, makeDecoder } from './decoder.ts'

const EVERY_MS = 180
/** A code stays before the camera for a while: it is read once. */
const SAME_MS = 4_000

export type CameraState = 'off' | 'starting' | 'on' | 'denied' | 'missing'

/** Reads codes from the camera for as long as it is on. One that cannot be read stops nothing. */
export function useCamera(onCode: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('off')
  const decoder = useRef<Promise<Decode>>()
  const read = useRef(onCode)
  read.current = onCode
  const running = state === 'starting' || state === 'on'

  useEffect(() => {
    decoder.current = makeDecoder()
    decoder.current.catch(() => setState('missing'))
  }, [])

  useEffect(() => {
    if (!running) return
    let stream: MediaStream | undefined
    let stopped = false
    let last = { text: '', at: 0 }
    let timer: ReturnType<typeof setTimeout>

    async function look() {
      const decode = await decoder.current
      const text = video.current && decode ? await decode(video.current).catch(() => null) : null
      if (stopped) return
      if (text && (text !== last.text || Date.now() - last.at > SAME_MS)) read.current(text)
      if (text) last = { text, at: Date.now() }
      timer = setTimeout(look, EVERY_MS)
    }

    async function start() {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment' },
          audio: false,
        })
        if (stopped || !video.current) return release(stream)
        video.current.srcObject = stream
        await video.current.play()
        setState('on')
        await look()
      } catch (error) {
        if (!stopped)
          setState(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing')
      }
    }

    void start()
    return () => {
      stopped = true
      clearTimeout(timer)
      release(stream)
    }
  }, [running])

  return { video, state, start: () => setState('starting'), stop: () => setState('off') }
}

const release = (stream: MediaStream | undefined) => {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
