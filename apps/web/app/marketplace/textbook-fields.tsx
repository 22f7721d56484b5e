import type { findTextbook } from '@banter/api/marketplace/textbooks/contract'
import { Isbn } from '@banter/api/marketplace/textbooks/contract'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { readJson } from '../billboard/send.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

type Found = z.output<(typeof findTextbook.schema.response)[200]>

interface TextbookFieldsProps {
  start: { isbn: string; edition: string; course: string }
  errors: Record<string, string>
  /** Not a textbook: the fields wait unseen, and keep what they hold. */
  hidden: boolean
}

/** The ISBN fills in the rest; each of it can be changed. */
export function TextbookFields({ start, errors, hidden }: TextbookFieldsProps) {
  const box = useRef<HTMLDivElement>(null)
  const { found, look } = useLookup(box)
  return (
    <div ref={box} hidden={hidden}>
      <Card title="Textbook">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            name="isbn"
            label="ISBN"
            optional
            error={errors.isbn}
            hint="The number by the barcode: it fills in title, edition and course."
            className="sm:col-span-2"
          >
            {(control) => (
              <Input
                {...control}
                inputMode="text"
                autoComplete="off"
                maxLength={20}
                defaultValue={start.isbn}
                placeholder="978-0-262-03384-8"
                onInput={(event) => look(event.currentTarget.value)}
              />
            )}
          </Field>
          <p aria-live="polite" className="text-[0.8125rem] text-muted empty:hidden sm:col-span-2">
            {found && wordsFor(found)}
          </p>
          <Field name="edition" label="Edition" optional error={errors.edition}>
            {(control) => (
              <Input {...control} maxLength={40} defaultValue={start.edition} placeholder="9th" />
            )}
          </Field>
          <Field name="course" label="Used in the course" optional error={errors.course}>
            {(control) => (
              <Input
                {...control}
                maxLength={20}
                defaultValue={start.course}
                placeholder="CS 2305"
                list="courses-here"
              />
            )}
          </Field>
          <datalist id="courses-here">
            {found?.courses.map((course) => (
              <option key={course} value={course} />
            ))}
          </datalist>
          {found && found.courses.length > 0 && (
            <p className="flex flex-wrap items-center gap-2 text-[0.8125rem] text-muted sm:col-span-2">
              Students here read it in
              {found.courses.map((course) => (
                <Button key={course} size="sm" onClick={() => fill(box, { course }, true)}>
                  {course}
                </Button>
              ))}
            </p>
          )}
        </div>
      </Card>
    </div>
  )
}

function wordsFor({ book }: Found): string {
  if (!book) return 'We do not know this book. Please write its title yourself.'
  return [book.title, book.authors, book.year].filter(Boolean).join(' · ')
}

/** Looks a whole ISBN up while it is typed, and fills in what is still empty. */
function useLookup(box: RefObject<HTMLDivElement | null>) {
  const [isbn, setIsbn] = useState<string | undefined>()
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    setFound(null)
    if (!isbn) return
    const stop = new AbortController()
    void readJson<Found>(`/sell/textbook?isbn=${isbn}`, stop.signal).then((answer) => {
      if (stop.signal.aborted || !answer) return
      setFound(answer)
      const { book, courses } = answer
      const [only, second] = courses
      fill(box, {
        ...(book && { title: titleOf(book), edition: book.edition }),
        ...(only && !second && { course: only }),
      })
    })
    return () => stop.abort()
  }, [isbn, box])
  return { found, look: (typed: string) => setIsbn(Isbn.safeParse(typed).data) }
}

const titleOf = ({ title, edition }: NonNullable<Found['book']>) =>
  edition && edition !== '1st' ? `${title}, ${edition} edition` : title

/** Sets inputs as typing would, so that whoever listens to the form hears of it. What somebody wrote stays. */
function fill(box: RefObject<HTMLDivElement | null>, values: Record<string, string>, over = false) {
  const form = box.current?.closest('form')
  for (const [name, value] of Object.entries(values)) {
    const input = form?.elements.namedItem(name)
    if (!(input instanceof HTMLInputElement) || (input.value.trim() && !over)) continue
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
