import { IconBuildingStore, IconMessages, IconShieldCheck } from '@tabler/icons-react'
import { PublicLayout } from '../shell/public-layout.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { CampusArt } from './campus-art.tsx'
import { Feature } from './feature.tsx'
import { SchoolSearch } from './school-search.tsx'

/** The public site: find your campus. */
export function PublicLanding() {
  return (
    <PublicLayout
      actions={
        <LinkButton to="/find" variant="ghost">
          Find your campus
        </LinkButton>
      }
    >
      <section className="border-b border-line bg-surface">
        <div className="mx-auto grid max-w-6xl items-center gap-10 px-4 py-12 sm:px-6 sm:py-20 lg:grid-cols-[1.1fr_1fr]">
          <div>
            <h1 className="text-3xl font-semibold tracking-tight sm:text-5xl">Your campus has a square.</h1>
            <p className="mt-4 max-w-lg text-base text-pretty text-muted sm:text-lg">
              Banter is where students of one school meet: a billboard for what is going on, and a market with
              people who sit two rows behind you. Every school keeps to itself.
            </p>
            <div className="mt-7 max-w-lg">
              <SchoolSearch />
            </div>
          </div>
          <CampusArt className="w-full max-lg:hidden" />
        </div>
      </section>
      <section aria-labelledby="how" className="mx-auto max-w-6xl px-4 py-12 sm:px-6 sm:py-16">
        <h2 id="how" className="text-xl font-semibold sm:text-2xl">
          Made for one campus at a time
        </h2>
        <div className="mt-6 grid gap-4 sm:grid-cols-3">
          <Feature icon={<IconMessages aria-hidden />} title="Only your school">
            A school address opens the door. What is said on your campus stays on your campus.
          </Feature>
          <Feature icon={<IconBuildingStore aria-hidden />} title="A fee with a lid">
            Banter takes 2% from the seller, and never more than $5. Looking, asking and listing cost nothing.
          </Feature>
          <Feature icon={<IconShieldCheck aria-hidden />} title="Paid when handed over">
            The money waits with us until the buyer has the thing and tells the seller a code.
          </Feature>
        </div>
      </section>
    </PublicLayout>
  )
}
