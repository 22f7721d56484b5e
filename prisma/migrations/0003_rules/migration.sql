-- What Prisma's schema cannot say: who is behind the wall, which values can exist, the indexes of hot lists, and the ledger.
set lock_timeout = '5s';

-- ── The address book: read from every school, written only from inside the school it is about ──
alter table schools enable row level security;
alter table schools force row level security;
create policy read on schools for select to banter_app, banter_relay using (true);
create policy open on schools for insert to banter_app with check (id = (select app.school_id()));
create policy change on schools for update to banter_app using (id = (select app.school_id())) with check (id = (select app.school_id()));
grant select, insert, update on schools to banter_app;
alter table schools add constraint schools_slug_check check (slug ~ '^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$');

alter table email_domains add constraint email_domains_lower_check check (domain = lower(domain));
alter table email_domains enable row level security;
alter table email_domains force row level security;
create policy read on email_domains for select to banter_app using (true);
create policy claim on email_domains for insert to banter_app with check (school_id = (select app.school_id()));
create policy leave on email_domains for delete to banter_app using (school_id = (select app.school_id()));
grant select, insert, delete on email_domains to banter_app;

alter table stripe_objects enable row level security;
alter table stripe_objects force row level security;
create policy read on stripe_objects for select to banter_app using (true);
create policy record on stripe_objects for insert to banter_app with check (school_id = (select app.school_id()));
grant select, insert on stripe_objects to banter_app;

grant select, insert, update on stripe_events to banter_app;
create index stripe_events_open_hot on stripe_events (received_at) where processed_at is null;

-- ── Behind the wall ──
select enclose('users');
select enclose('email_codes');
select enclose('sessions');
select enclose('refresh_tokens');
select enclose('sign_in_throttles');
select enclose('idempotency_keys');
select enclose('job_runs');
select enclose('outbox');
select enclose('products');
select enclose('cart_items');
select enclose('checkouts');
select enclose('checkout_steps');
select enclose('orders');
select enclose('order_items');
select enclose('order_events');
select enclose('top_ups');
select enclose('ledger_accounts');
select enclose('ledger_txns');
select enclose('ledger_entries');
select enclose('posts');
select enclose('notifications');
select enclose('mails');

-- ── The outbox: the app adds, the relay carries ──
revoke update, delete on outbox from banter_app;
create policy relay on outbox to banter_relay using (true) with check (true);
grant select, update (sent_at), delete on outbox to banter_relay;
grant select on schools to banter_relay;
grant usage on sequence outbox_seq_seq to banter_app;
create index outbox_due_hot on outbox (available_at, seq) where sent_at is null;
create index outbox_sent_hot on outbox (sent_at) where sent_at is not null;
create function app.outbox_notify() returns trigger language plpgsql as $$
begin perform pg_notify('outbox', ''); return null; end $$;
create trigger announce after insert on outbox for each statement execute function app.outbox_notify();

-- ── What can exist ──
alter table users add constraint users_email_check check (email = lower(email) and email like '%_@_%');
alter table products add constraint products_price_check check (price_amount between 0 and 99999999);
alter table products add constraint products_stock_check check (stock >= 0 and reserved >= 0);
alter table cart_items add constraint cart_items_quantity_check check (quantity between 1 and 99);
alter table orders add constraint orders_money_check
  check (subtotal >= 0 and fee between 0 and least(subtotal, fee_cap) and processing >= 0 and fee + processing <= subtotal and refunded between 0 and subtotal);
alter table orders add constraint orders_two_people_check check (buyer_id <> seller_id);
alter table order_items add constraint order_items_check check (quantity > 0 and unit_amount >= 0);
alter table top_ups add constraint top_ups_amount_check check (amount > 0);
-- Orders and their history are kept: cancelling is a state.
revoke delete on checkouts, checkout_steps, orders, order_items, order_events, top_ups, idempotency_keys, job_runs from banter_app;
revoke update on order_events, order_items, checkout_steps, job_runs from banter_app;

-- ── Hot lists: newest first, one school, no sort and no filter left to do ──
create index products_newest_hot on products (school_id, id desc) where status = 'active' and stock > 0;
create index products_category_hot on products (school_id, category, id desc) where status = 'active' and stock > 0;
create index products_price_hot on products (school_id, price_amount, id) where status = 'active' and stock > 0;
create index posts_newest_hot on posts (school_id, id desc) where deleted_at is null;
create index posts_author_hot on posts (school_id, author_id, id desc) where deleted_at is null;
create index notifications_unread_hot on notifications (school_id, user_id) where read_at is null;
create index mails_unsent_hot on mails (school_id, id) where sent_at is null;

-- ── The ledger: double entry, append-only, balanced at commit ──
revoke update, delete on ledger_txns, ledger_entries from banter_app;
revoke delete on ledger_accounts from banter_app;
alter table ledger_entries add constraint ledger_entries_amount_check check (amount <> 0);
alter table ledger_accounts add constraint ledger_accounts_normal_check check (normal in (1, -1));
-- Settling twice or spending more than a wallet holds cannot be stored.
alter table ledger_accounts add constraint ledger_accounts_overdraft_check
  check ((balance is null) = may_overdraw and (balance is null or balance * normal >= 0));

-- The chart of accounts. Only pots that must not overdraw keep a balance: one hot row per school would queue every sale behind it.
create function app.ledger_chart(code text, out normal int, out may_overdraw boolean) language plpgsql immutable as $$
begin
  case
    when code in ('stripe_balance', 'bank', 'seller_receivable', 'dispute_pending', 'stripe_fees', 'dispute_loss', 'goodwill') then
      normal := 1; may_overdraw := true;
    when code in ('fee_revenue', 'subscription_revenue', 'ads_revenue', 'school_share_payable') then
      normal := -1; may_overdraw := true;
    when code in ('wallet', 'order_escrow', 'ads_deferred') then
      normal := -1; may_overdraw := false;
    else raise exception 'no ledger account is called %', code;
  end case;
end $$;

create function app.ledger_frozen() returns trigger language plpgsql as $$
begin raise exception 'the ledger is append-only'; end $$;
create trigger frozen before update or delete on ledger_entries for each row execute function app.ledger_frozen();
create trigger frozen before update or delete on ledger_txns for each row execute function app.ledger_frozen();

create function app.ledger_apply() returns trigger language plpgsql as $$
begin
  update ledger_accounts set balance = balance + new.amount
   where school_id = new.school_id and id = new.account_id and balance is not null;
  return null;
end $$;
create trigger apply after insert on ledger_entries for each row execute function app.ledger_apply();

create function app.ledger_balanced() returns trigger language plpgsql as $$
declare lines int; off boolean;
begin
  select coalesce(sum(n), 0), coalesce(bool_or(total <> 0), true) into lines, off
    from (select count(*) as n, sum(e.amount) as total
            from ledger_entries e join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id
           where e.school_id = new.school_id and e.txn_id = new.id group by a.currency) per_currency;
  if off or lines < 2 then raise exception 'ledger transaction % (%) does not balance', new.idem_key, new.kind; end if;
  return null;
end $$;
create constraint trigger balanced after insert on ledger_txns
  deferrable initially deferred for each row execute function app.ledger_balanced();

-- Posts one fact. lines: [{"code", "owner", "amount"}], debit positive. The same key and lines again is the same transaction and
-- moves nothing; other lines are an error. Accounts are touched in one fixed order, so that two postings cannot wait for each other.
create function app.ledger_post(p_kind text, p_key text, p_ref text, p_currency text, p_lines jsonb, p_balance_txn text default null)
returns table (txn_id uuid, posted boolean) language plpgsql as $$
#variable_conflict use_column
declare
  v_id uuid := app.uuid_v7();
  v_hash bytea := sha256(convert_to(p_kind || p_currency || p_lines::text, 'utf8'));
  v_old record;
  v_line record;
  v_account uuid;
  v_n int := 0;
begin
  insert into ledger_txns (id, kind, idem_key, body_hash, ref, stripe_balance_txn)
    values (v_id, p_kind, p_key, v_hash, p_ref, p_balance_txn) on conflict (school_id, idem_key) do nothing;
  if not found then
    select t.id, t.body_hash into v_old from ledger_txns t where t.school_id = (select app.school_id()) and t.idem_key = p_key;
    if v_old.body_hash <> v_hash then raise exception 'ledger key % was posted with other lines', p_key using errcode = 'BL001'; end if;
    return query select v_old.id, false;
    return;
  end if;
  for v_line in
    select l.code, coalesce(l.owner, '') as owner, l.amount, c.normal, c.may_overdraw
      from jsonb_to_recordset(p_lines) as l(code text, owner text, amount bigint), app.ledger_chart(l.code) c
     where l.amount <> 0 order by l.code, l.owner
  loop
    select a.id into v_account from ledger_accounts a
     where a.school_id = (select app.school_id()) and a.code = v_line.code and a.owner = v_line.owner and a.currency = p_currency;
    if not found then
      insert into ledger_accounts (id, code, owner, currency, normal, may_overdraw, balance)
        values (app.uuid_v7(), v_line.code, v_line.owner, p_currency, v_line.normal, v_line.may_overdraw,
                case when v_line.may_overdraw then null else 0 end)
        on conflict (school_id, code, owner, currency) do nothing;
      select a.id into v_account from ledger_accounts a
       where a.school_id = (select app.school_id()) and a.code = v_line.code and a.owner = v_line.owner and a.currency = p_currency;
    end if;
    v_n := v_n + 1;
    insert into ledger_entries (txn_id, line, account_id, amount) values (v_id, v_n, v_account, v_line.amount);
  end loop;
  return query select v_id, true;
end $$;

grant execute on all functions in schema app to banter_app;
