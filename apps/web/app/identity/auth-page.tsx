import type { ComponentProps } from 'react'
import { useHere } from '../root-data.ts'
import { AuthLayout } from '../shell/auth-layout.tsx'

/** A card of the school that this host belongs to, or of the platform. */
export function AuthPage(props: Omit<ComponentProps<typeof AuthLayout>, 'schoolName'>) {
  return <AuthLayout schoolName={useHere()?.school?.name} {...props} />
}

/** A way to the neighbouring page, inside a sentence. */
export const TEXT_LINK = 'font-medium text-accent-text underline-offset-2 hover:underline'
