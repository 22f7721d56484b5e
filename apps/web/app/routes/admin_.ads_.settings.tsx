import { getAdSettings, listBlackouts } from '@banter/api/ads/settings/contract'
import { BlackoutCard } from '../ads/manage/blackout-card.tsx'
import { changeRules } from '../ads/manage/settings.server.ts'
import { SETTING_LABELS, SettingsForm } from '../ads/manage/settings-form.tsx'
import { api } from '../api.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Rules and prices for ads · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [settings, blackouts] = await Promise.all([ask(getAdSettings), ask(listBlackouts)])
  return { settings, blackouts: blackouts.items }
}

export const action = (args: ActionFunctionArgs) => changeRules(args)

export default function AdSettingsPage() {
  const { settings, blackouts } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const ofBlackout = refusal?.values.intent === 'add-blackout'
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Rules and prices" back={{ to: '/admin/ads', label: 'Ads' }}>
          What may be advertised here, how much of it, and when there are no ads at all.
        </PageHeader>
        <div className="grid gap-6">
          <FormErrors refusal={refusal} labels={SETTING_LABELS} />
          <BlackoutCard blackouts={blackouts} refusal={ofBlackout ? refusal : undefined} />
          <SettingsForm settings={settings} refusal={ofBlackout ? undefined : refusal} />
        </div>
      </div>
    </MemberPage>
  )
}
