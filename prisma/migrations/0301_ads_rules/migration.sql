-- What Prisma's schema cannot say about ads: the wall, which values can exist, and what is never changed or deleted.
set lock_timeout = '5s';

select enclose('advertisers');
select enclose('campaigns');
select enclose('flights');
select enclose('creatives');
select enclose('campaign_events');
select enclose('campaign_payments');
select enclose('campaign_refunds');
select enclose('ad_settings');
select enclose('ad_blackouts');
select enclose('ad_hides');
select enclose('ad_opt_outs');
select enclose('ad_frequency');
select enclose('ad_hours');
select enclose('ad_tokens_used');
select enclose('ad_traffic');
select enclose('ad_recognitions');
select enclose('ad_share_statements');
revoke update, delete on campaign_events, ad_recognitions from banter_app;
revoke update on ad_tokens_used from banter_app;
revoke delete on advertisers, campaign_payments, campaign_refunds, ad_hours, ad_share_statements from banter_app;

-- ── Which values can exist ──
alter table advertisers add constraint advertisers_kind_check check (kind in ('business', 'school', 'club') and (kind <> 'club' or club_id is not null));
alter table campaigns add constraint campaigns_kind_check check (kind in ('sponsored', 'school', 'club', 'house'));
alter table campaigns add constraint campaigns_state_check check (
  state in ('draft', 'paid', 'pending', 'approved', 'rejected', 'live', 'paused', 'exhausted', 'ended', 'archived'));
alter table campaigns add constraint campaigns_end_check check (end_reason in ('', 'time', 'buyer', 'school', 'rejected', 'spent', 'bank'));
alter table campaigns add constraint campaigns_share_check check (share_bps between 0 and 10000);
-- Nothing is shown that was not paid for, unless it is free; and nothing goes back that had not come.
alter table campaigns add constraint campaigns_money_check check (
  paid >= 0 and refunded between 0 and paid and (paid = 0 or (kind = 'sponsored' and share_bps is not null)));
alter table campaigns add constraint campaigns_paid_first_check check (kind <> 'sponsored' or state in ('draft', 'archived') or paid > 0);
alter table flights add constraint flights_place_check check (placement in ('feed', 'shop', 'events', 'clubs', 'rail'));
alter table flights add constraint flights_kind_check check (kind in ('cpm', 'cpc', 'week', 'free') and (kind <> 'free' or (price = 0 and budget = 0 and bought = 0)));
alter table flights add constraint flights_time_check check (ends_at > starts_at);
alter table flights add constraint flights_week_check check (cardinality(week) = 7 and 0 <= all (week) and 16777215 >= all (week));
-- The hard stop: what was bought is the most that is ever counted, and what was paid the most that is ever spent.
alter table flights add constraint flights_counted_check check (counted between 0 and bought and counted_today between 0 and counted and daily_cap > 0);
alter table flights add constraint flights_money_check check (price >= 0 and budget >= 0 and recognised between 0 and budget);
alter table creatives add constraint creatives_state_check check (state in ('draft', 'pending', 'approved', 'rejected', 'retired'));
alter table creatives add constraint creatives_text_check check (char_length(headline) <= 60 and char_length(body) <= 100 and (landing_url like 'https://%' or landing_url like '/%'));
alter table campaign_payments add constraint campaign_payments_state_check check (state in ('awaiting_payment', 'paid', 'expired'));
alter table campaign_payments add constraint campaign_payments_money_check check (amount > 0 and refunded between 0 and amount and (refunded = 0 or state = 'paid'));
alter table campaign_refunds add constraint campaign_refunds_check check (amount > 0 and state in ('started', 'done', 'failed'));
alter table ad_settings add constraint ad_settings_check check (
  max_load between 1 and 12 and share_bps between 0 and 10000 and share_to in ('transfer', 'invoice') and cpm_price > 0 and cpc_price > 0 and week_price > 0);
alter table ad_blackouts add constraint ad_blackouts_time_check check (ends_at > starts_at);
alter table ad_frequency add constraint ad_frequency_check check (views >= 0);
alter table ad_hours add constraint ad_hours_check check (shown >= 0 and views >= 0 and clicks >= 0 and charged >= 0);
alter table ad_tokens_used add constraint ad_tokens_used_check check (event in ('view', 'click'));
alter table ad_traffic add constraint ad_traffic_check check (showings >= 0 and placement in ('feed', 'shop', 'events', 'clubs', 'rail'));
alter table ad_recognitions add constraint ad_recognitions_check check (units >= 0 and cents >= 0 and share between 0 and cents);
alter table ad_share_statements add constraint ad_share_statements_check check (
  share between 0 and spent and state in ('open', 'paid') and paid_by in ('transfer', 'invoice'));

-- ── What is never undone ──
-- A campaign that was shown can be archived, never deleted: its flights and their hours keep it.
create function app.flight_delivered() returns trigger language plpgsql as $$
begin
  if old.counted > 0 or old.recognised > 0 then raise exception 'a flight that was delivered is kept' using errcode = 'BA001'; end if;
  return old;
end $$;
create trigger delivered before delete on flights for each row execute function app.flight_delivered();
create function app.share_frozen() returns trigger language plpgsql as $$
begin
  if old.share_bps is not null and new.share_bps is distinct from old.share_bps then
    raise exception 'the school''s share was agreed when the campaign was paid for' using errcode = 'BA002';
  end if;
  return new;
end $$;
create trigger share before update of share_bps on campaigns for each row execute function app.share_frozen();
grant execute on function app.flight_delivered(), app.share_frozen() to banter_app;

-- ── Hot rows and lists ──
-- Counters are written with every batch of views: a new version fits beside the old one, and no index has to follow.
alter table flights set (fillfactor = 50);
alter table ad_hours set (fillfactor = 50);
alter table ad_traffic set (fillfactor = 50);
create index campaigns_newest_hot on campaigns (school_id, id desc) where state <> 'archived';
create index campaigns_waiting_hot on campaigns (school_id, submitted_at, id) where state = 'pending';
create index campaigns_live_hot on campaigns (school_id, id) where state = 'live';
create index creatives_waiting_hot on creatives (school_id, campaign_id) where state = 'pending';
create unique index campaign_payments_open_hot on campaign_payments (school_id, campaign_id) where state = 'awaiting_payment';
create index campaign_refunds_started_hot on campaign_refunds (school_id, id) where state = 'started';
create index ad_blackouts_end_hot on ad_blackouts (school_id, ends_at);
