/** What text inputs, selects and text areas share: 16 px on phones, or iOS zooms into the page. */
export const CONTROL =
  'block w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink transition-shadow sm:text-sm ' +
  'focus:border-accent-text focus:outline-2 focus:outline-offset-0 focus:outline-accent-text/40 ' +
  'aria-invalid:border-danger-text disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken'
