import { type ChangeEvent, useRef } from 'react'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { LABELS, suggestSlug } from './onboarding.ts'
import { SchoolWords } from './school-words.tsx'
import { SlugField } from './slug-field.tsx'

interface SectionProps {
  values: Partial<Record<string, string>>
  errors: Partial<Record<string, string>>
}

export function SchoolSection({ values, errors }: SectionProps) {
  const slug = useRef<HTMLInputElement>(null)
  const chosen = useRef(Boolean(values.slug))
  function suggest({ target }: ChangeEvent<HTMLInputElement>) {
    if (slug.current && !chosen.current) slug.current.value = suggestSlug(target.value)
  }
  function choose() {
    chosen.current = true
  }
  return (
    <>
      <SchoolWords values={values} errors={errors} onName={suggest} />
      <SlugField ref={slug} defaultValue={values.slug} error={errors.slug} onInput={choose} />
    </>
  )
}

export function DomainsSection({ values, errors }: SectionProps) {
  return (
    <Field
      name="emailDomains"
      label={LABELS.emailDomains}
      error={errors.emailDomains}
      hint="One per line. Who can read mail at one of them may join; subdomains count only when they are listed."
      required
    >
      {(control) => (
        <Textarea
          {...control}
          rows={4}
          placeholder={'uta.edu\nmavs.uta.edu'}
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={values.emailDomains}
        />
      )}
    </Field>
  )
}

const PLANS = [
  { value: 'trial', title: 'Not chosen yet', detail: 'Thirty days free; the school chooses in that time.' },
  {
    value: 'starter-monthly',
    title: 'Starter, monthly',
    detail: 'Up to 2,500 students. Thirty days free first.',
  },
  { value: 'starter-yearly', title: 'Starter, yearly', detail: 'The same, billed once a year.' },
  {
    value: 'campus-monthly',
    title: 'Campus, monthly',
    detail: 'Up to 15,000 students. Thirty days free first.',
  },
  { value: 'campus-yearly', title: 'Campus, yearly', detail: 'The same, billed once a year.' },
  { value: 'university-monthly', title: 'University, monthly', detail: 'Any number of students.' },
  { value: 'university-yearly', title: 'University, yearly', detail: 'The same, billed once a year.' },
]

export function PlanSection({ values }: SectionProps) {
  return (
    <RadioCards
      name="plan"
      legend={LABELS.plan}
      options={PLANS}
      defaultValue={values.plan ?? 'trial'}
      required
    />
  )
}

export function AdminSection({ values, errors }: SectionProps) {
  return (
    <Field
      name="adminEmail"
      label={LABELS.adminEmail}
      error={errors.adminEmail}
      hint="Gets an invitation, valid for seven days. The address may be of any domain."
      required
    >
      {(control) => (
        <Input
          {...control}
          type="email"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          defaultValue={values.adminEmail}
        />
      )}
    </Field>
  )
}
