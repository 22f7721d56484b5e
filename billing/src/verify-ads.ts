import { type empty, sql } from '@banter/tenants/database'

/** What must hold of the money of campaigns. Balances are signed as entries are: debit positive. */
export const adRules: Record<string, typeof empty> = {
  'what a campaign has in advance is what was paid for it, less what was spent and what went back': sql`
    select coalesce(c.id::text, a.owner) as subject, coalesce(c.held, 0)::bigint as expected, coalesce(-a.balance, 0) as found
      from (select c.id, c.paid
                   - (select coalesce(sum(f.recognised), 0) from flights f where f.school_id = c.school_id and f.campaign_id = c.id)
                   - (select coalesce(sum(r.amount), 0) from campaign_refunds r
                       where r.school_id = c.school_id and r.campaign_id = c.id and r.state = 'done') as held
              from campaigns c where c.paid > 0) c
      full join (select owner, balance from ledger_accounts where code = 'ads_deferred') a on a.owner = c.id::text
     where coalesce(c.held, 0) <> coalesce(-a.balance, 0)`,
  'a campaign has been paid what its payments say, and given back what its refunds say': sql`
    select c.id::text as subject, c.paid - c.refunded as expected, (p.paid - r.refunded)::bigint as found
      from campaigns c
      cross join lateral (select coalesce(sum(amount), 0) as paid from campaign_payments p
                           where p.school_id = c.school_id and p.campaign_id = c.id and p.state = 'paid') p
      cross join lateral (select coalesce(sum(amount), 0) as refunded from campaign_refunds r
                           where r.school_id = c.school_id and r.campaign_id = c.id) r
     where c.paid <> p.paid or c.refunded <> r.refunded`,
  'nothing more is spent of a flight than was counted': sql`
    select f.id::text as subject, f.recognised as expected, coalesce(sum(n.cents), 0)::bigint as found
      from flights f left join ad_recognitions n on n.school_id = f.school_id and n.flight_id = f.id
     group by f.school_id, f.id, f.recognised having f.recognised <> coalesce(sum(n.cents), 0)`,
}
