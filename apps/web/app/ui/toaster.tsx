import { Toaster as Sonner } from 'sonner'

/** Loaded after the page is alive, so that toasts cost the first view nothing. */
export default function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      theme="system"
      mobileOffset={{ bottom: '5rem' }}
      toastOptions={{
        style: {
          background: 'var(--color-surface)',
          color: 'var(--color-ink)',
          borderColor: 'var(--color-line)',
          boxShadow: 'var(--shadow-pop)',
          fontFamily: 'var(--font-sans)',
        },
      }}
    />
  )
}
