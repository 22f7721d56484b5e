import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({ extend: { classGroups: { shadow: [{ shadow: ['card', 'pop'] }] } } })

/** Joins classes; a later one replaces an earlier one that sets the same thing. */
export const cx = (...classes: ClassValue[]) => merge(clsx(classes))
