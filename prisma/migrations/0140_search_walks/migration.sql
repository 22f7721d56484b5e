-- Search is bounded for every question: a word that is in much of a school was read to the end when it was sorted by price or narrowed
-- by what nearly nothing has. It is now met on a walk in the order of the filter, of at most ten thousand documents.
set lock_timeout = '5s';

create index search_documents_category_hot on search_documents (school_id, kind, category, made_at desc, subject_id desc) where category <> '';
create index search_documents_amount_hot on search_documents (school_id, kind, amount, subject_id) where amount is not null;
create index search_documents_happens_hot on search_documents (school_id, kind, happens_at, subject_id) where happens_at is not null;

-- Each kind has its own lists of letters: a slip of the pen about posts is not looked for among people again.
drop index search_documents_folded_hot;
create index search_documents_folded_hot on search_documents using gin (school_id, kind, folded public.gin_trgm_ops) with (fastupdate = off);

-- At most 200 documents of one kind and of the connection's school, with the number that puts the best first; who may see them is for
-- the caller to check, row by row. A rare word is read from its list in the index and all that has it is ranked. The list of a common one
-- alone would take longer than a page may: enough of it is met soon on a walk in the order that is asked for, or from the newest back.
-- The newest thousand tell which it is.
create or replace function app.search(p_kind text, p_query text, p_similar boolean, p_sort text, p_category text, p_min int, p_max int,
                                      p_from timestamptz, p_to timestamptz, p_now timestamptz)
returns table (subject_id uuid, place double precision)
language plpgsql stable security definer rows 200
set search_path = pg_catalog, app, public, pg_temp
-- The conditions below leave one index each; reading the whole table is never the answer.
set enable_seqscan = off
-- Of five letters one or two may be wrong.
set pg_trgm.word_similarity_threshold = 0.45
as $$
#variable_conflict use_column
declare
  v_school constant uuid := app.school_id();
  v_query tsquery;
  v_folded constant text := app.fold(left(p_query, 100));
  v_walked constant int := 10000;
  v_enough constant int := 200;
  v_listed constant int := 1000;
  v_rare uuid[];
  v_near uuid[];
begin
  if v_school is null then return; end if;
  if p_similar then
    return query
      select d.subject_id, public.word_similarity(v_folded, d.folded)::float8
        from (select s.* from search_documents s
               where s.school_id = v_school and s.kind = p_kind and v_folded operator(public.<%) s.folded limit 300) d
       where app.search_within(d.category, d.amount, coalesce(d.happens_at, d.made_at), p_category, p_min, p_max, p_from, p_to)
       order by 2 desc, d.made_at desc limit 40;
    return;
  end if;
  v_query := app.search_query(v_school, p_kind, p_query);
  if 10 > (
    select count(*) from (select r.words from search_documents r where r.school_id = v_school and r.kind = p_kind
                           order by r.made_at desc, r.subject_id desc limit 1000) d where d.words @@ v_query)
  then
    -- The words say the school already; it is compared in a way that no other index can be asked for.
    select coalesce(array_agg(found.subject_id), '{}') into v_rare from (
      select m.subject_id from search_documents m
       where m.words @@ v_query and m.school_id is not distinct from v_school
         and app.search_within(m.category, m.amount, coalesce(m.happens_at, m.made_at), p_category, p_min, p_max, p_from, p_to)
       limit v_listed) found;
  end if;
  if cardinality(v_rare) < v_listed then
    -- That is all there is. A full list is one of a word that was common once: what is new of it is met on the walk.
    v_near := '{}';
  elsif p_sort = 'price_asc' then
    select array_agg(near.subject_id) into v_near from (
      select d.subject_id
        from (select r.* from search_documents r where r.school_id = v_school and r.kind = p_kind and r.amount is not null
                 and r.amount between coalesce(p_min, -1) and coalesce(p_max, 2147483647)
               order by r.amount, r.subject_id limit v_walked) d
       where d.words @@ v_query and app.search_within(d.category, d.amount, d.made_at, p_category, null, null, p_from, p_to)
       limit v_enough) near;
  elsif p_sort = 'price_desc' then
    select array_agg(near.subject_id) into v_near from (
      select d.subject_id
        from (select r.* from search_documents r where r.school_id = v_school and r.kind = p_kind and r.amount is not null
                 and r.amount between coalesce(p_min, -1) and coalesce(p_max, 2147483647)
               order by r.amount desc, r.subject_id desc limit v_walked) d
       where d.words @@ v_query and app.search_within(d.category, d.amount, d.made_at, p_category, null, null, p_from, p_to)
       limit v_enough) near;
  elsif p_kind = 'event' and (p_sort = 'soonest' or p_from is not null or p_to is not null) then
    select array_agg(near.subject_id) into v_near from (
      select d.subject_id
        from (select r.* from search_documents r where r.school_id = v_school and r.kind = p_kind and r.happens_at is not null
                 and r.happens_at >= coalesce(p_from, '-infinity') and r.happens_at < coalesce(p_to, 'infinity')
               order by r.happens_at, r.subject_id limit v_walked) d
       where d.words @@ v_query and app.search_within(d.category, d.amount, d.happens_at, p_category, p_min, p_max, null, null)
       limit v_enough) near;
  elsif p_category <> '' then
    select array_agg(near.subject_id) into v_near from (
      select d.subject_id
        from (select r.* from search_documents r where r.school_id = v_school and r.kind = p_kind and r.category <> '' and r.category = p_category
               order by r.made_at desc, r.subject_id desc limit v_walked) d
       where d.words @@ v_query
         and app.search_within(d.category, d.amount, coalesce(d.happens_at, d.made_at), null, p_min, p_max, p_from, p_to)
       limit v_enough) near;
  elsif p_min is not null or p_max is not null then
    -- In a narrow range there are few of any kind; what a wide one leaves out is the dearest.
    select array_agg(near.subject_id) into v_near from (
      select d.subject_id
        from (select r.* from search_documents r where r.school_id = v_school and r.kind = p_kind and r.amount is not null
                 and r.amount between coalesce(p_min, -1) and coalesce(p_max, 2147483647)
               order by r.amount, r.subject_id limit v_walked) d
       where d.words @@ v_query and app.search_within(d.category, d.amount, d.made_at, null, null, null, p_from, p_to)
       order by d.made_at desc limit v_enough) near;
  else
    select array_agg(near.subject_id) into v_near from (
      select d.subject_id
        from (select r.* from search_documents r where r.school_id = v_school and r.kind = p_kind
                 and r.made_at >= case when p_kind = 'event' then '-infinity' else coalesce(p_from, '-infinity') end
                 and r.made_at < case when p_kind = 'event' then 'infinity' else coalesce(p_to, 'infinity') end
               order by r.made_at desc, r.subject_id desc limit v_walked) d
       where d.words @@ v_query limit v_enough) near;
  end if;
  return query
    select d.subject_id, case p_sort
             when 'newest' then extract(epoch from d.made_at)::float8
             when 'price_asc' then -coalesce(d.amount, 2147483647)::float8
             when 'price_desc' then coalesce(d.amount, -1)::float8
             when 'soonest' then -coalesce(extract(epoch from d.happens_at), 1e12)::float8
             else app.search_score(d.words, v_query, d.title, d.folded, v_folded, d.made_at, d.happens_at, d.weight, p_now) end
      from search_documents d where d.school_id = v_school and d.kind = p_kind and d.subject_id = any(coalesce(v_rare, '{}') || v_near)
     order by 2 desc limit 200;
end $$;
