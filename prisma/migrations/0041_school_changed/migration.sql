-- Tells every process which school it must look up again. Old and new slug: after a rename both addresses answer differently.
set lock_timeout = '5s';

create function app.school_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform pg_notify('school_changed', old.slug); end if;
  if tg_op <> 'DELETE' then perform pg_notify('school_changed', new.slug); end if;
  return null;
end $$;
create trigger announce after insert or update or delete on schools for each row execute function app.school_changed();

create function app.school_domain_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('school_changed', slug) from schools where id in (old.school_id, new.school_id);
  return null;
end $$;
create trigger announce after insert or update or delete on email_domains for each row execute function app.school_domain_changed();
