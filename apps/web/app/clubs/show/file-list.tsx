import type { Resource } from '@banter/api/clubs/resources/contract'
import { IconArrowDown, IconArrowUp, IconExternalLink, IconLink, IconPinnedOff } from '@tabler/icons-react'
import { Form } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf } from '../words.ts'

/** Pinned links and pictures in their order. */
export function FileList({ files, mayChange }: { files: Resource[]; mayChange: boolean }) {
  return (
    <ul aria-label="Pinned files" className="divide-y divide-line">
      {files.map((file, index) => (
        <li key={file.id} className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-5">
          {file.media ? (
            <img src={file.media.thumbUrl} alt={file.media.alt} className="size-10 rounded-md object-cover" />
          ) : (
            <span className="grid size-10 shrink-0 place-items-center rounded-md bg-sunken text-muted">
              <IconLink aria-hidden className="size-5" />
            </span>
          )}
          <div className="min-w-0 flex-1 basis-40">
            <a
              href={file.url ?? file.media?.url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="inline-flex max-w-full items-center gap-1.5 font-medium hover:underline"
            >
              <span className="truncate">{file.title}</span>
              <IconExternalLink aria-hidden className="size-3.5 shrink-0 text-muted" />
              <span className="sr-only">(opens in a new tab)</span>
            </a>
            <p className="truncate text-[0.8125rem] text-muted">
              {file.url && `${new URL(file.url).host} · `}
              {file.addedBy.name}, {dayOf(file.createdAt)}
            </p>
          </div>
          {mayChange && <Deeds file={file} index={index} last={index === files.length - 1} />}
        </li>
      ))}
    </ul>
  )
}

function Deeds({ file, index, last }: { file: Resource; index: number; last: boolean }) {
  return (
    <Form method="post" preventScrollReset className="flex">
      <input type="hidden" name="file" value={file.id} />
      <input type="hidden" name="position" value={index} />
      <Button
        type="submit"
        name="intent"
        value="up"
        size="sm"
        variant="ghost"
        disabled={index === 0}
        aria-label={`Move ${file.title} up`}
      >
        <IconArrowUp aria-hidden className="size-4" />
      </Button>
      <Button
        type="submit"
        name="intent"
        value="down"
        size="sm"
        variant="ghost"
        disabled={last}
        aria-label={`Move ${file.title} down`}
      >
        <IconArrowDown aria-hidden className="size-4" />
      </Button>
      <Button
        type="submit"
        name="intent"
        value="remove"
        size="sm"
        variant="ghost"
        aria-label={`Unpin ${file.title}`}
      >
        <IconPinnedOff aria-hidden className="size-4" />
      </Button>
    </Form>
  )
}
