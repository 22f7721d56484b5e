import { KINDS } from './words.ts'

/** The first question of the form, in one row where there is room. */
export function KindChoice({ chosen }: { chosen: string }) {
  return (
    <fieldset>
      <legend className="sr-only">What do you want to do?</legend>
      <div className="grid grid-cols-2 gap-2 xl:grid-cols-4">
        {Object.entries(KINDS).map(([value, { does, means }]) => (
          <label
            key={value}
            className="flex items-start gap-2.5 rounded-md border border-line bg-surface p-3 transition-colors hover:border-line-strong has-checked:border-accent-text has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
          >
            <input
              type="radio"
              name="kind"
              value={value}
              defaultChecked={value === chosen}
              className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0">
              <span className="block font-medium">{does}</span>
              <span className="hidden text-[0.8125rem] text-muted sm:block">{means}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
