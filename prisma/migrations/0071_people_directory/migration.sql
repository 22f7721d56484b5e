-- The directory: everybody by name, as people type it.
set lock_timeout = '5s';

create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "sort_name" TEXT NOT NULL DEFAULT '';
-- Bytewise, whatever the database's language: so that the index gives the order and takes beginnings of names.
alter table users alter column sort_name type text collate "C";

-- One way to fold a name, for what is kept and for what is asked: "Zoë  O'Neil" is "zoe oneil".
create function app.folded_name(name text) returns text language sql stable parallel safe as $$
  select btrim(regexp_replace(regexp_replace(lower(public.unaccent(name)), '[''’`.]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))
$$;
create function app.fold_name() returns trigger language plpgsql as $$
begin new.sort_name := app.folded_name(new.name); return new; end $$;
create trigger fold_name before insert or update of name on users for each row execute function app.fold_name();
update users set name = name;

create index users_directory_hot on users (school_id, sort_name, id)
  where status = 'active' and not directory_hold and email_verified_at is not null;

-- How far a folded name is from what somebody typed, word by word, also when they typed only the beginning; null when a word is not in it.
create function app.name_distance(name text, asked text) returns int language sql immutable parallel safe as $$
  select case when count(near) = count(*) then sum(near)::int end
    from unnest(string_to_array(asked, ' ')) word
    left join lateral (
      select min(steps) as near
        from unnest(string_to_array(name, ' ')) part,
             least(public.levenshtein(part, word), public.levenshtein(left(part, length(word)), word)) steps
       where steps <= case when length(word) < 3 then 0 when length(word) < 5 then 1 else 2 end
          or (steps = 2 and length(word) = 4 and left(part, 1) = left(word, 1) and right(part, 1) = right(word, 1))) found on true
$$;

grant execute on function app.folded_name(text), app.fold_name(), app.name_distance(text, text) to banter_app;
