import type { ClubDetail } from '@banter/api/clubs/contract'
import type { MediaView } from '@banter/api/media/contract'
import type { ReactNode } from 'react'
import { MediaPicker } from '../../media/media-picker.tsx'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'
import { Input } from '../../ui/input.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { UnsavedForm } from '../../ui/unsaved-form.tsx'
import { categoryOptions, ENTRIES } from '../words.ts'

const LABELS = {
  name: 'Name',
  tagline: 'In one line',
  category: 'Category',
  about: 'About',
  rules: 'Rules',
  tags: 'Tags',
  entry: 'Who gets in',
  questions: 'Questions',
  welcome: 'Welcome',
  logo: 'Logo',
  cover: 'Cover',
  secondOfficer: 'Second officer',
}

const ENTRY_CARDS = Object.entries(ENTRIES).map(([value, { name, means }]) => ({
  value,
  title: name,
  detail: means,
}))

interface ClubFormProps {
  club?: ClubDetail
  /** Named before it exists, so that sending the form twice founds it once. */
  id?: string
  refusal: FormRefusal | undefined
  deed: string
  cancelTo: string
  /** What only one of its two pages asks. */
  children?: ReactNode
}

export function ClubForm({ club, id, refusal, deed, cancelTo, children }: ClubFormProps) {
  const start = startOf(club, refusal)
  const errors = refusal?.fields ?? {}
  return (
    <Form method="post" className="grid max-w-3xl gap-6">
      <UnsavedForm refused={Boolean(refusal)} />
      <FormErrors refusal={refusal} labels={LABELS} />
      {id && <input type="hidden" name="id" value={id} />}
      <Basics start={start} errors={errors} />
      {children}
      <Card>
        <div className="grid gap-4">
          <RadioCards
            name="entry"
            legend={LABELS.entry}
            required
            options={ENTRY_CARDS}
            defaultValue={start.entry || 'open'}
          />
          <Field
            name="questions"
            label="Questions to those who ask"
            optional
            error={errors.questions}
            hint="One a line, five at most. For clubs by request."
          >
            {(control) => <Textarea {...control} rows={3} maxLength={1100} defaultValue={start.questions} />}
          </Field>
          <Checkbox
            name="hidden"
            label="Hidden"
            hint="In no list and no search: only members and those you invite know of it."
            defaultChecked={start.hidden === 'on'}
          />
        </div>
      </Card>
      <Words start={start} errors={errors} />
      <Card title="Pictures">
        <div className="grid gap-5 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <Picture
            label="Logo"
            name="logo"
            purpose="club"
            aspect={1}
            start={club?.logoMedia}
            error={errors.logo}
          />
          <Picture
            label="Cover"
            name="cover"
            purpose="cover"
            aspect={3}
            start={club?.coverMedia}
            error={errors.cover}
          />
        </div>
      </Card>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <LinkButton to={cancelTo} variant="ghost">
          Cancel
        </LinkButton>
        <SubmitButton size="lg">{deed}</SubmitButton>
      </div>
    </Form>
  )
}

interface PictureProps {
  label: string
  name: string
  purpose: 'club' | 'cover'
  /** Width over height. */
  aspect: number
  start: MediaView | null | undefined
  error: string | undefined
}

function Picture({ label, start, ...rest }: PictureProps) {
  return (
    <div className="grid content-start gap-1.5">
      <p aria-hidden className="font-medium">
        {label}
      </p>
      <MediaPicker {...rest} label={label} max={1} start={start ? [start] : []} />
    </div>
  )
}

interface PartProps {
  start: ReturnType<typeof startOf>
  errors: Record<string, string>
}

function Basics({ start, errors }: PartProps) {
  return (
    <Card title="What is it?">
      <div className="grid gap-4">
        <Field name="name" label={LABELS.name} required error={errors.name}>
          {(control) => (
            <Input
              {...control}
              minLength={3}
              maxLength={60}
              defaultValue={start.name}
              placeholder="Chess Club"
            />
          )}
        </Field>
        <Field name="tagline" label={LABELS.tagline} optional error={errors.tagline}>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              defaultValue={start.tagline}
              placeholder="Casual games on Tuesdays, all levels"
            />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="category" label={LABELS.category} required error={errors.category}>
            {(control) => (
              <Select
                {...control}
                blank="Choose one"
                defaultValue={start.category}
                options={categoryOptions}
              />
            )}
          </Field>
          <Field
            name="tags"
            label={LABELS.tags}
            optional
            error={errors.tags}
            hint="Separated by commas: people who like these see the club."
          >
            {(control) => (
              <Input
                {...control}
                maxLength={280}
                defaultValue={start.tags}
                placeholder="chess, board games"
              />
            )}
          </Field>
        </div>
      </div>
    </Card>
  )
}

function Words({ start, errors }: PartProps) {
  return (
    <Card title="In your words">
      <div className="grid gap-4">
        <Field name="about" label={LABELS.about} optional error={errors.about}>
          {(control) => (
            <Textarea
              {...control}
              rows={5}
              maxLength={4000}
              defaultValue={start.about}
              placeholder="Who you are, when and where you meet, what newcomers should know."
            />
          )}
        </Field>
        <Field name="rules" label={LABELS.rules} optional error={errors.rules}>
          {(control) => <Textarea {...control} rows={3} maxLength={4000} defaultValue={start.rules} />}
        </Field>
        <Field
          name="welcome"
          label="Welcome message"
          optional
          error={errors.welcome}
          hint="Told to everybody who joins."
        >
          {(control) => <Textarea {...control} rows={2} maxLength={1000} defaultValue={start.welcome} />}
        </Field>
      </div>
    </Card>
  )
}

/** What was typed and refused comes before what is stored. An empty box is not sent at all. */
function startOf(club: ClubDetail | undefined, refusal: FormRefusal | undefined): Record<string, string> {
  if (refusal) return refusal.values
  if (!club) return {}
  return {
    name: club.name,
    tagline: club.tagline,
    category: club.category,
    tags: club.tags.join(', '),
    about: club.about,
    rules: club.rules,
    entry: club.entry,
    hidden: club.hidden ? 'on' : '',
    questions: club.questions.join('\n'),
    welcome: club.welcome,
  }
}
