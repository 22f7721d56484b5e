import { IconPhotoPlus } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { cx } from '../ui/cx.ts'

interface DropZoneProps {
  accept: string
  multiple: boolean
  onFiles: (files: File[]) => void
  title: string
  hint: ReactNode
}

/** Choose, drop or paste: one large target. The page's own paste reaches it too while nothing else wants it. */
export function DropZone({ accept, multiple, onFiles, title, hint }: DropZoneProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])]
    if (files.length) onFiles(files)
    return files.length > 0
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent) => {
    if (take(event.clipboardData.files)) event.preventDefault()
  }
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
      className={cx(
        'flex cursor-pointer items-center gap-3 rounded-md border border-dashed border-line-strong px-4 py-4 transition-colors hover:bg-sunken focus-within:outline-2 focus-within:outline-accent-text',
        over && 'border-accent-text bg-accent-soft',
      )}
    >
      <IconPhotoPlus aria-hidden className="size-6 shrink-0 text-muted" />
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-[0.8125rem] text-muted">{hint}</span>
      </span>
      <input
        ref={input}
        id={id}
        type="file"
        className="sr-only"
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}
