-- The wall between schools: two roles that are never the owner, the school a connection is in, and enclose().
set lock_timeout = '5s';

create schema if not exists app;

-- Grants reach the roles; their passwords are set when migrations run, never here.
-- banter_app serves requests and jobs behind the wall; banter_relay carries the outbox of every school and sees nothing else.
do $$ begin create role banter_app login nosuperuser nobypassrls;   exception when duplicate_object then null; end $$;
do $$ begin create role banter_relay login nosuperuser nobypassrls; exception when duplicate_object then null; end $$;
grant usage on schema public, app to banter_app, banter_relay;

-- The school this transaction is in. After SET LOCAL the setting is '' and not null: hence nullif. Unset means no school, never all.
create function app.school_id() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.school_id', true), '')::uuid
$$;

-- A time-ordered id for rows made inside the database (RFC 9562, version 7); before PostgreSQL 18 there is none built in.
create function app.uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- Puts one table behind the wall: a row is seen and written only from its own school. TRUNCATE ignores policies, so it is not granted.
create function enclose(wall regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', wall);
  execute format('alter table %s force row level security', wall);
  execute format('create policy school on %s to banter_app using (school_id = (select app.school_id())) with check (school_id = (select app.school_id()))', wall);
  execute format('grant select, insert, update, delete on %s to banter_app', wall);
end $$;
revoke execute on function enclose(regclass) from public;
