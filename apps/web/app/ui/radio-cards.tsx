import type { ReactNode } from 'react'

export interface RadioCard {
  value: string
  title: string
  detail?: ReactNode
  icon?: ReactNode
  disabled?: boolean
}

interface RadioCardsProps {
  name: string
  legend: string
  options: RadioCard[]
  defaultValue?: string
  required?: boolean
  onChange?: (value: string) => void
}

/** A choice of few, each with room to say what it means. */
export function RadioCards({ name, legend, options, defaultValue, required, onChange }: RadioCardsProps) {
  return (
    <fieldset id={name}>
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="grid gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex items-center gap-3 rounded-md border border-line bg-surface p-3 transition-colors hover:border-line-strong has-checked:border-accent-text has-checked:bg-accent-soft has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              defaultChecked={option.value === defaultValue}
              onChange={onChange && (() => onChange(option.value))}
              className="size-4 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{option.title}</span>
              {option.detail && <span className="block text-[0.8125rem] text-muted">{option.detail}</span>}
            </span>
            {option.icon && <span className="text-muted [&_svg]:size-5">{option.icon}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
