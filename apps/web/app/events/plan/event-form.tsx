import { type FormEvent, useState } from 'react'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { AccessFields } from './access-fields.tsx'
import { BasicFields } from './basic-fields.tsx'
import type { Choice } from './choice.ts'
import { CoverField } from './cover-field.tsx'
import { DraftOffer } from './draft-offer.tsx'
import type { Values } from './form-values.ts'
import { PeopleFields } from './people-fields.tsx'
import { QuestionFields } from './question-fields.tsx'
import { RepeatFields } from './repeat-fields.tsx'
import { ScopeChoice } from './scope-choice.tsx'
import { useFormDraft } from './use-form-draft.ts'
import { WhenFields } from './when-fields.tsx'

const LABELS: Record<string, string> = {
  title: 'Name',
  category: 'Category',
  startsAt: 'Begins',
  endsAt: 'Ends',
  place: 'Place',
  onlineUrl: 'Online link',
  capacity: 'Places',
  count: 'How many times',
  until: 'Until',
  audience: 'Who may come',
}

export interface EventFormProps {
  values: Values
  /** Under which name this browser keeps what is typed. */
  draft: string
  timeZone: string
  clubs: Choice[]
  refusal: FormRefusal | undefined
  cancelTo: string
  /** Named before it exists, so that sending the form twice plans one event. */
  newId?: string
  /** The event that is edited. */
  editing?: { id: string; series: boolean; cover: string | null; category: string }
  /** Staff look at it before it is on the calendar. */
  review: boolean
}

export function EventForm(props: EventFormProps) {
  const { refusal, draft } = props
  const [taken, setTaken] = useState<Values | null>(null)
  const kept = useFormDraft(draft)
  const start = taken ?? (refusal ? refusal.values : props.values)
  return (
    <div className="grid gap-5">
      {kept.found && !refusal && (
        <DraftOffer
          at={kept.found.at}
          onTake={() => {
            setTaken(kept.found?.values ?? null)
            kept.taken()
          }}
          onDiscard={kept.discard}
        />
      )}
      <FormErrors refusal={refusal} labels={LABELS} />
      <Fields
        key={taken ? 'taken' : 'new'}
        {...props}
        start={start}
        onTyped={kept.keep}
        savedAt={kept.savedAt}
      />
    </div>
  )
}

interface FieldsProps extends EventFormProps {
  start: Values
  onTyped: (values: Values) => void
  savedAt: string | undefined
}

function Fields({
  start,
  onTyped,
  savedAt,
  refusal,
  timeZone,
  clubs,
  editing,
  newId,
  cancelTo,
  review,
}: FieldsProps) {
  const [sketch, setSketch] = useState<Values>(start)
  const errors = refusal?.fields ?? {}

  function draw(form: HTMLFormElement) {
    const typed = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== 'id')) as Values
    setSketch(typed)
    onTyped(typed)
  }

  return (
    <Form
      method="post"
      onInput={(event: FormEvent<HTMLFormElement>) => draw(event.currentTarget)}
      className="grid gap-5"
    >
      {newId && <input type="hidden" name="id" value={newId} />}
      <Card title="What">
        <BasicFields start={start} errors={errors} />
      </Card>
      <Card title="When and where">
        <WhenFields
          start={start}
          sketch={sketch}
          errors={errors}
          timeZone={timeZone}
          except={editing?.id ?? ''}
          onTimes={(times) => setSketch((before) => ({ ...before, ...times }))}
        />
      </Card>
      {!editing && (
        <Card title="Repeats">
          <RepeatFields start={start} sketch={sketch} errors={errors} />
        </Card>
      )}
      <Card title="Who">
        <PeopleFields start={start} errors={errors} clubs={clubs} editing={Boolean(editing)} />
      </Card>
      <Card title="Questions">
        <QuestionFields start={start} errors={errors} />
      </Card>
      <Card title="Accessibility">
        <AccessFields start={start} />
      </Card>
      <Card title="Cover">
        <CoverField editing={editing} />
      </Card>
      {editing?.series && (
        <Card>
          <ScopeChoice legend="This event is one of a series. What do you change?" chosen={start.scope} />
        </Card>
      )}
      <div className="sticky bottom-16 z-10 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-canvas/95 px-4 py-3 backdrop-blur sm:mx-0 lg:bottom-0">
        <p aria-live="polite" className="mr-auto text-[0.8125rem] text-muted max-sm:sr-only">
          {savedAt && 'Kept in this browser'}
        </p>
        <LinkButton to={cancelTo} variant="ghost">
          Cancel
        </LinkButton>
        {editing ? (
          <SubmitButton>Save changes</SubmitButton>
        ) : (
          <>
            <SubmitButton intent="draft" variant="secondary">
              Save draft
            </SubmitButton>
            <SubmitButton intent="publish">{review ? 'Send for review' : 'Publish'}</SubmitButton>
          </>
        )}
      </div>
    </Form>
  )
}
