import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { REVIEW, stepOf } from './onboarding.ts'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * Walks through a form's sections, each checked before it is left. Without scripts `step` is null: everything is shown at once and the
 * browser checks it when it is sent.
 */
export function useSteps(refusal: FormRefusal | undefined) {
  const form = useRef<HTMLFormElement>(null)
  const hydrated = useHydrated()
  const [step, setStep] = useState(() => (refusal ? stepOf(Object.keys(refusal.fields)) : 0))
  const [entered, setEntered] = useState<Record<string, string>>({})

  useEffect(() => {
    if (refusal) setStep(stepOf(Object.keys(refusal.fields)))
  }, [refusal])

  function goTo(target: number) {
    if (form.current) setEntered(Object.fromEntries(new FormData(form.current)) as Record<string, string>)
    setStep(target)
    // The section is drawn first; then whoever listens or uses a keyboard is in it.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(`[data-step="${target}"] h2`)?.focus(),
    )
  }

  function advance(event: FormEvent) {
    if (!hydrated || step === REVIEW) return
    event.preventDefault()
    const controls = form.current?.querySelectorAll<Control>(
      `[data-step="${step}"] :is(input, textarea, select)`,
    )
    const wrong = [...(controls ?? [])].find((control) => !control.checkValidity())
    if (wrong) wrong.reportValidity()
    else goTo(step + 1)
  }

  return { form, step: hydrated ? step : null, entered, goTo, advance }
}
