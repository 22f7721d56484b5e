import type { FormEvent } from 'react'
import { MAIN_ID } from '../shell/skip-link.tsx'

/** What is submitted here leaves its list at once: whoever works with the keyboard goes on beside it, or at the top of the page. */
export function focusNeighbour({ currentTarget }: FormEvent<HTMLFormElement>) {
  const line = currentTarget.closest('li')
  const beside = line?.nextElementSibling ?? line?.previousElementSibling
  const link = beside?.querySelector<HTMLElement>('a[href]') ?? document.getElementById(MAIN_ID)
  link?.focus({ preventScroll: true })
}
