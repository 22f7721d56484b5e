import type { Order } from '@banter/api/orders/contract'
import QRCode from 'qrcode'
import { useEffect, useState } from 'react'
import { useHydrated } from '../ui/use-hydrated.ts'
import { rotatingCode, STEP_SECONDS } from './rotating-code.ts'

/** Light cells around the code, without which scanners do not find it. */
const MARGIN = 4

/** The code that changes every half minute, as a picture to scan: worked out here, so it needs no network. Absent without scripts. */
export function HandoffPass({ order: { id, handoffKey } }: { order: Pick<Order, 'id' | 'handoffKey'> }) {
  const code = useRotatingCode(handoffKey)
  if (!useHydrated() || !code) return null
  const { modules } = QRCode.create(`${window.location.origin}/orders/${id}?code=${code}`, {
    errorCorrectionLevel: 'M',
  })
  const size = modules.size + 2 * MARGIN
  const cell = (at: number) =>
    `M${(at % modules.size) + MARGIN} ${Math.floor(at / modules.size) + MARGIN}h1v1h-1z`
  const path = [...modules.data].map((dark, at) => (dark ? cell(at) : '')).join('')
  return (
    // White behind the code in dark mode too: scanners look for dark on light.
    <div className="mx-auto w-fit rounded-lg bg-white p-1">
      <svg
        role="img"
        aria-label="QR code for the seller to scan"
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-64 max-w-full"
        data-code={code}
      >
        <path d={path} fill="#000" />
      </svg>
    </div>
  )
}

function useRotatingCode(key: string | null): string | null {
  const [code, setCode] = useState<string | null>(null)
  useEffect(() => {
    if (!key || !('crypto' in window) || !crypto.subtle) return
    let over = false
    let timer: ReturnType<typeof setTimeout>
    async function turn(secret: string) {
      const next = await rotatingCode(secret, Date.now())
      if (over) return
      setCode(next)
      timer = setTimeout(
        () => void turn(secret),
        STEP_SECONDS * 1000 - (Date.now() % (STEP_SECONDS * 1000)) + 50,
      )
    }
    void turn(key)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [key])
  return code
}
