export const MAIN_ID = 'main'

export function SkipLink() {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed top-2 left-2 z-70 -translate-y-24 rounded-md bg-accent px-4 py-2.5 font-medium text-white focus:translate-y-0"
    >
      Skip to content
    </a>
  )
}
