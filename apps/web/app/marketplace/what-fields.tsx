import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { ShelfSelect } from './shelf-select.tsx'

interface WhatFieldsProps {
  start: { title: string; category: string; brand: string; description: string }
  errors: Record<string, string>
}

export function WhatFields({ start, errors }: WhatFieldsProps) {
  return (
    <Card title="What is it?">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="title" label="Title" required error={errors.title} className="sm:col-span-2">
          {(control) => (
            <Input
              {...control}
              minLength={3}
              maxLength={120}
              defaultValue={start.title}
              placeholder="Calculus: Early Transcendentals, 9th edition"
            />
          )}
        </Field>
        <Field name="category" label="Category" required error={errors.category}>
          {(control) => <ShelfSelect {...control} defaultValue={start.category} />}
        </Field>
        <Field name="brand" label="Brand" optional error={errors.brand}>
          {(control) => <Input {...control} maxLength={60} defaultValue={start.brand} />}
        </Field>
        <Field
          name="description"
          label="Description"
          optional
          error={errors.description}
          hint="Age, flaws, what comes with it, when you can meet."
          className="sm:col-span-2"
        >
          {(control) => <Textarea {...control} maxLength={4000} rows={5} defaultValue={start.description} />}
        </Field>
      </div>
    </Card>
  )
}
