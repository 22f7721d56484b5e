import type { Here } from '@banter/api/schools/contract'
import { IconBuildingStore, IconLock, IconMapPin, IconMessages, IconShieldCheck } from '@tabler/icons-react'
import { PublicLayout } from '../shell/public-layout.tsx'
import { Alert } from '../ui/alert.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { CampusArt } from './campus-art.tsx'
import { Feature } from './feature.tsx'
import { whereOf } from './words.ts'

type HereSchool = NonNullable<Here['school']>

/** A school's front door: what is inside, and nothing of what is in it. */
export function SchoolLanding({ school }: { school: HereSchool }) {
  const closed = school.status === 'suspended'
  return (
    <PublicLayout
      schoolName={school.name}
      actions={
        <LinkButton to="/sign-in" variant="ghost">
          Sign in
        </LinkButton>
      }
    >
      <section className="border-b border-line bg-surface">
        <div className="mx-auto grid max-w-6xl items-center gap-10 px-4 py-12 sm:px-6 sm:py-20 lg:grid-cols-[1.1fr_1fr]">
          <div>
            <p className="flex items-center gap-1.5 font-medium text-accent-text">
              <IconMapPin aria-hidden className="size-4.5" />
              {whereOf(school)}
            </p>
            <h1 className="mt-3 text-3xl font-semibold tracking-tight sm:text-5xl">
              The campus square of {school.name}
            </h1>
            <p className="mt-4 max-w-lg text-base text-pretty text-muted sm:text-lg">
              {school.description ||
                'News from people you share lectures with, and a market where nobody is a stranger.'}
            </p>
            {closed && (
              <Alert tone="caution" title="New accounts are closed for now" className="mt-6 max-w-lg">
                Who has an account can still sign in and read.
              </Alert>
            )}
            <div className="mt-7 flex flex-wrap gap-3">
              {!closed && (
                <LinkButton to="/register" variant="primary" size="lg">
                  Create your account
                </LinkButton>
              )}
              <LinkButton to="/sign-in" size="lg">
                Sign in
              </LinkButton>
            </div>
            {!closed && <Domains domains={school.emailDomains} />}
          </div>
          <CampusArt className="w-full max-lg:hidden" />
        </div>
      </section>
      <Inside />
    </PublicLayout>
  )
}

function Domains({ domains }: { domains: string[] }) {
  if (domains.length === 0) return null
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-1.5 text-muted">
      <IconLock aria-hidden className="size-4" />
      With your school address:
      <strong className="font-medium text-ink">{domains.map((domain) => `@${domain}`).join(', ')}</strong>
    </p>
  )
}

function Inside() {
  return (
    <section aria-labelledby="inside" className="mx-auto max-w-6xl px-4 py-12 sm:px-6 sm:py-16">
      <h2 id="inside" className="text-xl font-semibold sm:text-2xl">
        What is inside
      </h2>
      <div className="mt-6 grid gap-4 sm:grid-cols-3">
        <Feature icon={<IconMessages aria-hidden />} title="The billboard">
          Who has notes, what is on tonight, which cat is missing: everybody at your school sees it, nobody
          else.
        </Feature>
        <Feature icon={<IconBuildingStore aria-hidden />} title="The shop">
          Textbooks, bikes and desk lamps from students nearby. Listing is free; a small fee is due only when
          it sells.
        </Feature>
        <Feature icon={<IconShieldCheck aria-hidden />} title="Safe handovers">
          Your money is held until you have the thing in your hands and tell the seller your code.
        </Feature>
      </div>
    </section>
  )
}
