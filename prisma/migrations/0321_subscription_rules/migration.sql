-- Which states there are, what is never changed again, and how the schools to look at are found.
set lock_timeout = '5s';

alter table schools add constraint schools_subscription_state_check
  check (subscription_state in ('trial', 'active', 'cancelling', 'past_due', 'grace', 'paused', 'read_only', 'suspended'));
alter table billing_accounts add constraint billing_accounts_state_check
  check (state in ('trial', 'active', 'cancelling', 'past_due', 'grace', 'paused', 'read_only', 'suspended'));
alter table billing_accounts add constraint billing_accounts_plan_check check (plan in ('starter', 'campus', 'university'));
alter table billing_accounts add constraint billing_accounts_interval_check check ("interval" in ('month', 'year'));
alter table billing_accounts add constraint billing_accounts_terms_check
  check (enrolment >= 0 and net_days between 0 and 90 and version >= 0 and sessions >= 0);
alter table subscriptions add constraint subscriptions_status_check
  check (status in ('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'unpaid', 'canceled', 'paused'));
alter table subscription_invoices add constraint subscription_invoices_status_check
  check (status in ('draft', 'open', 'uncollectible', 'paid', 'void'));

-- One customer at the payment service belongs to one school.
create unique index billing_accounts_customer_hot on billing_accounts (school_id, stripe_customer) where stripe_customer is not null;
-- The schools to look at again, earliest first; one that was here before is looked at for the first time.
create index schools_subscription_wake_hot on schools (coalesce(subscription_wake_at, created_at)) where kind = 'school';

-- What happened, and what was written to whom, stays as it was.
revoke update, delete on subscription_events, dunning_mails from banter_app;
create function app.subscription_history_frozen() returns trigger language plpgsql as $$
begin raise exception 'what happened to a subscription is append-only'; end $$;
create trigger frozen before update or delete on subscription_events for each row execute function app.subscription_history_frozen();
