import type { Pack } from '@banter/api/clubs/succession/contract'
import type { ReactNode } from 'react'
import { Card } from '../../ui/card.tsx'
import { CATEGORIES, dayOf, ENTRIES } from '../words.ts'

/** How the club is set up, as it stands now. */
export function PackSettings({ settings }: { settings: Pack['settings'] }) {
  const { entry, hidden, category, tags, questions, rules, welcome, termEndsAt } = settings
  return (
    <Card title="Settings">
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
        <Setting name="Who gets in">
          {ENTRIES[entry].name}
          {hidden && ', and hidden from others'}
        </Setting>
        <Setting name="Category">
          {CATEGORIES[category]}
          {tags.length > 0 && ` · ${tags.join(', ')}`}
        </Setting>
        <Setting name="Terms end">{termEndsAt ? dayOf(termEndsAt) : 'Not set'}</Setting>
        {questions.length > 0 && (
          <Setting name="Questions to those who ask">
            <ul className="list-disc pl-4">
              {questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </Setting>
        )}
        <Setting name="Welcome to new members">{welcome || 'None'}</Setting>
        <Setting name="Rules">{rules || 'None'}</Setting>
      </dl>
    </Card>
  )
}

function Setting({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted max-sm:-mb-2.5">{name}</dt>
      <dd className="whitespace-pre-wrap wrap-anywhere">{children}</dd>
    </>
  )
}
