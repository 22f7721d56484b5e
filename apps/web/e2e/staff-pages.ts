import { site } from './campus.ts'
import type { Shown } from './shown.ts'

const uta = (path: string) => () => site('uta') + path

/** Every page of those who run a school or Banter. */
export const staffPages: Shown[] = [
  { name: 'market-rules', who: 'admin', at: uta('/admin/market'), heading: /Market rules/ },
  { name: 'billing', who: 'admin', at: uta('/admin/billing'), heading: /Billing/ },
  {
    name: 'billing-change',
    who: 'admin',
    at: uta('/admin/billing/change?plan=university&interval=year'),
    heading: /Change to University/,
  },
  { name: 'listings-to-review', who: 'admin', at: uta('/admin/listings'), heading: /Listings to review/ },
  { name: 'safe-spots', who: 'admin', at: uta('/admin/spots'), heading: /Safe spots/ },
  { name: 'missed-meetings', who: 'admin', at: uta('/admin/no-shows'), heading: /Missed meetings/ },
  { name: 'disputes', who: 'admin', at: uta('/admin/disputes'), heading: /Problems with orders/ },
  {
    name: 'dispute-to-decide',
    who: 'admin',
    at: ({ dispute }) => `${site('uta')}/disputes/${dispute}`,
    heading: /Problem with/,
  },
  { name: 'chargebacks', who: 'admin', at: uta('/admin/chargebacks'), heading: /Chargebacks/ },
  { name: 'ads', who: 'admin', at: uta('/admin/ads'), heading: /Ads/ },
  { name: 'ads-to-review', who: 'admin', at: uta('/admin/ads?show=waiting'), heading: /Ads/ },
  { name: 'ad-rules', who: 'admin', at: uta('/admin/ads/settings'), heading: /Rules and prices/ },
  { name: 'ad-share', who: 'admin', at: uta('/admin/ads/share'), heading: /share/ },
  { name: 'new-campaign', who: 'admin', at: uta('/admin/ads/new'), heading: /New campaign/ },
  { name: 'reports', who: 'admin', at: uta('/admin/reports'), heading: /Reports/ },
  { name: 'events-to-review', who: 'admin', at: uta('/admin/events'), heading: /Events to review/ },
  { name: 'calendar-settings', who: 'admin', at: uta('/admin/calendar'), heading: /Calendar settings/ },
  { name: 'school-admin', who: 'admin', at: uta('/admin'), heading: /./ },
  { name: 'platform-appeals', who: 'root', at: () => `${site('admin')}/cases`, heading: /Appeals/ },
  {
    name: 'platform-differences',
    who: 'root',
    at: () => `${site('admin')}/finance/differences`,
    heading: /Differences/,
  },
  { name: 'platform-schools', who: 'root', at: () => `${site('admin')}/schools`, heading: /Schools/ },
  {
    name: 'platform-open-school',
    who: 'root',
    at: () => `${site('admin')}/schools/new`,
    heading: /Open a school/,
  },
  {
    name: 'platform-school',
    who: 'root',
    at: ({ school }) => `${site('admin')}/schools/${school}`,
    heading: /./,
  },
]
