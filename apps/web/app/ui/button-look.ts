import { cx } from './cx.ts'

export interface ButtonLook {
  variant?: 'primary' | 'secondary' | 'soft' | 'ghost' | 'danger'
  size?: 'sm' | 'md' | 'lg' | 'icon'
  wide?: boolean
}

const BASE =
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium no-underline transition-colors aria-disabled:opacity-60 disabled:opacity-60'

const VARIANTS = {
  primary: 'bg-accent text-white shadow-card hover:bg-accent-strong',
  secondary: 'border border-line bg-surface text-ink shadow-card hover:bg-sunken',
  soft: 'bg-accent-soft text-accent-text hover:bg-accent hover:text-white',
  ghost: 'text-muted hover:bg-sunken hover:text-ink',
  danger: 'bg-danger text-white shadow-card hover:bg-danger-strong',
}

const SIZES = {
  sm: 'h-8 px-3 text-[0.8125rem]',
  md: 'h-10 px-4 text-sm',
  lg: 'h-12 px-6 text-base',
  icon: 'size-10',
}

export function buttonClasses({ variant = 'secondary', size = 'md', wide }: ButtonLook, className?: string) {
  return cx(BASE, VARIANTS[variant], SIZES[size], wide && 'w-full', className)
}
