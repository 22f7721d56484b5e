import type { Crop } from '@banter/api/media/contract'
import { type ComponentType, type ReactNode, useState } from 'react'
import { centerCrop, makeAspectCrop, type PercentCrop, ReactCrop } from 'react-image-crop'
import 'react-image-crop/dist/ReactCrop.css'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Picked } from './picked.ts'

/** As much of it as is used here: its own types do not find React's. */
const Cropper = ReactCrop as unknown as ComponentType<{
  crop: PercentCrop | undefined
  aspect: number | undefined
  keepSelection: boolean
  onChange: (pixels: unknown, percents: PercentCrop) => void
  children: ReactNode
}>

interface CropDialogProps {
  item: Picked
  aspect: number | undefined
  /** null: the whole picture; undefined: as it was. */
  onDone: (crop: Crop | null | undefined) => void
}

/** Which part of a picture is shown; the rest stays, so that it can be changed again. */
export default function CropDialog({ item, aspect, onDone }: CropDialogProps) {
  const [part, setPart] = useState<PercentCrop | undefined>(item.crop && percent(item.crop))
  // A view that is cut already has no whole picture any more, but a fresh choice does.
  const address = item.file ? item.preview : item.view?.url
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone(undefined)}
      trigger={<span hidden />}
      title="Crop"
      description="Drag over the part to show. Arrow keys move its corners."
      footer={
        <>
          <Button variant="ghost" onClick={() => onDone(null)}>
            Show all of it
          </Button>
          <Button variant="primary" onClick={() => onDone(part && part.width > 2 ? thousandths(part) : null)}>
            Use this part
          </Button>
        </>
      }
    >
      <Cropper crop={part} aspect={aspect} keepSelection onChange={(_pixels, percents) => setPart(percents)}>
        <img
          src={address}
          alt="What is cut"
          className="max-h-[55dvh] w-auto"
          onLoad={({ currentTarget: { width, height } }) => {
            if (!part) setPart(centred(width, height, aspect))
          }}
        />
      </Cropper>
    </Dialog>
  )
}

const centred = (width: number, height: number, aspect = width / height) =>
  centerCrop(makeAspectCrop({ unit: '%', width: 80 }, aspect, width, height), width, height)

const percent = ([x, y, width, height]: Crop): PercentCrop => ({
  unit: '%',
  x: x / 10,
  y: y / 10,
  width: width / 10,
  height: height / 10,
})

function thousandths({ x, y, width, height }: PercentCrop): Crop {
  const [left, top] = [Math.min(999, Math.round(x * 10)), Math.min(999, Math.round(y * 10))]
  const part = (share: number, from: number) => Math.max(1, Math.min(Math.round(share * 10), 1000 - from))
  return [left, top, part(width, left), part(height, top)]
}
