-- Search: words without accents, and the one way past the wall that finds them.
--
-- @@ and the trigram operators are not leakproof, so behind row-level security PostgreSQL tries them on every row of a school instead of
-- asking their indexes. app.search() therefore runs as banter_search: a role that nobody signs in as, that sees this one table and owns
-- nothing else, and whose only question takes the school from the connection's own setting.
set lock_timeout = '5s';

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gin with schema public;

-- Stemmed and as written: "books" finds a book, and a word can be found by how it begins.
create text search configuration app.stemmed (copy = pg_catalog.english);
alter text search configuration app.stemmed
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with public.unaccent, english_stem;
create text search configuration app.verbatim (copy = pg_catalog.simple);
alter text search configuration app.verbatim
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with public.unaccent, simple;

create function app.fold(text) returns text language sql immutable strict parallel safe as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, $1))
$$;

-- Every word is kept under its school and kind, so that the index has a list of its own for each: a search reads nobody else's words.
create function app.search_shelf(school uuid, kind text) returns text language sql immutable strict parallel safe as $$
  select left(md5(school::text || kind), 8)
$$;

create function app.search_lexeme(shelf text, word text) returns text language sql immutable strict parallel safe as $$
  select '''' || replace(replace(shelf || ':' || word, '\', '\\'), '''', '''''') || ''''
$$;

create function app.search_words(school uuid, kind text, title text, body text) returns tsvector language sql stable as $$
  select coalesce(string_agg(app.search_lexeme(app.search_shelf(school, kind), lexeme) || ':' || places, ' '), '')::tsvector
    from unnest(setweight(to_tsvector('app.stemmed', title), 'A') || setweight(to_tsvector('app.verbatim', title), 'A')
             || setweight(to_tsvector('app.stemmed', body), 'C') || setweight(to_tsvector('app.verbatim', body), 'C'))
         as word(lexeme, positions, weights),
         lateral (select string_agg(p.position || p.weight, ',') from unnest(positions, weights) as p(position, weight)) as at(places)
   where octet_length(lexeme) < 200
$$;

-- Every word must occur, the last one may be the beginning of one. Words as "the" do not count beside others.
create function app.search_query(school uuid, kind text, query text) returns tsquery language sql stable as $$
  with word as (
    select lexeme, to_tsvector('app.stemmed', lexeme) as stems, position, max(position) over () as last
      from unnest(to_tsvector('app.verbatim', query)) as t(lexeme, positions, weights), lateral (select max(p) from unnest(positions) p) as at(position)
     where octet_length(lexeme) < 200 order by position limit 8
  ), asked as (
    select app.search_lexeme(app.search_shelf(school, kind), lexeme) || case when position = last then ':*' else '' end as verbatim,
           (select app.search_lexeme(app.search_shelf(school, kind), s.lexeme) from unnest(stems) s limit 1) as stem
      from word where stems <> ''::tsvector or not exists (select from word w where w.stems <> ''::tsvector)
  )
  select string_agg('(' || concat_ws(' | ', verbatim, stem) || ')', ' & ')::tsquery from asked
$$;

create function app.search_indexed() returns trigger language plpgsql as $$
begin
  new.words := app.search_words(new.school_id, new.kind, new.title, new.body);
  -- What a slip of the pen is compared with.
  new.folded := app.fold(case when new.title = '' then left(new.body, 200) else new.title end);
  return new;
end $$;
create trigger indexed before insert or update on search_documents for each row execute function app.search_indexed();

create index search_documents_words_hot on search_documents using gin (words) with (fastupdate = off);
create index search_documents_folded_hot on search_documents using gin (school_id, folded public.gin_trgm_ops) with (fastupdate = off);
create index search_documents_newest_hot on search_documents (school_id, kind, made_at desc, subject_id desc);
create index search_documents_owner_hot on search_documents (school_id, owner_id);
create index recent_searches_newest_hot on recent_searches (school_id, user_id, searched_at desc);

do $$ begin create role banter_search nologin nosuperuser nobypassrls; exception when duplicate_object then null; end $$;
grant usage on schema public, app to banter_search;
grant select on search_documents to banter_search;
create policy found on search_documents for select to banter_search using (true);

-- How well a document answers, from its words, its title, how fresh it is and how much it is liked. A past event is worth little.
create function app.search_score(words tsvector, query tsquery, title text, folded text, asked text, made_at timestamptz,
                                 happens_at timestamptz, weight int, now timestamptz) returns double precision language sql immutable parallel safe as $$
  select ts_rank(words, query) + case when title = '' then 0 else public.similarity(folded, asked) end
       + 0.5 * exp(-abs(extract(epoch from now - coalesce(happens_at, made_at)))::float8 / 5184000)
       - case when happens_at < now then 0.5 else 0 end + least(weight, 100) / 500.0
$$;

create function app.search_within(category text, amount int, at timestamptz, p_category text, p_min int, p_max int, p_from timestamptz, p_to timestamptz)
returns boolean language sql immutable parallel safe as $$
  select (p_category is null or category = p_category) and (p_min is null or amount >= p_min) and (p_max is null or amount <= p_max)
     and (p_from is null or at >= p_from) and (p_to is null or at < p_to)
$$;

-- At most 200 documents of one kind and of the connection's school, with the number that puts the best first; who may see them is for
-- the caller to check, row by row. A rare word is read from its list in the index and all that has it is ranked. The list of a common one
-- alone would take longer than a page may: enough of it is met soon when walking from the newest back. The newest thousand tell which it is.
create function app.search(p_kind text, p_query text, p_similar boolean, p_sort text, p_category text, p_min int, p_max int,
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
  v_near uuid[];
begin
  if v_school is null then return; end if;
  v_query := app.search_query(v_school, p_kind, p_query);
  if p_similar then
    return query
      select d.subject_id, public.word_similarity(v_folded, d.folded)::float8
        from (select s.* from search_documents s
               where s.school_id = v_school and v_folded operator(public.<%) s.folded and s.kind is not distinct from p_kind limit 300) d
       where app.search_within(d.category, d.amount, coalesce(d.happens_at, d.made_at), p_category, p_min, p_max, p_from, p_to)
       order by 2 desc, d.made_at desc limit 40;
    return;
  end if;
  if p_sort in ('relevance', 'newest') and 10 <= (
    select count(*) from (select r.words from search_documents r where r.school_id = v_school and r.kind = p_kind
                           order by r.made_at desc, r.subject_id desc limit 1000) d where d.words @@ v_query)
  then
    select array_agg(near.subject_id) into v_near from (
      select d.subject_id
        from (select r.* from search_documents r where r.school_id = v_school and r.kind = p_kind
               order by r.made_at desc, r.subject_id desc limit 10000) d
       where d.words @@ v_query
         and app.search_within(d.category, d.amount, coalesce(d.happens_at, d.made_at), p_category, p_min, p_max, p_from, p_to)
       limit 200) near;
  end if;
  return query
    select d.subject_id, case p_sort
             when 'newest' then extract(epoch from d.made_at)::float8
             when 'price_asc' then -coalesce(d.amount, 2147483647)::float8
             when 'price_desc' then coalesce(d.amount, -1)::float8
             when 'soonest' then -coalesce(extract(epoch from d.happens_at), 1e12)::float8
             else app.search_score(d.words, v_query, d.title, d.folded, v_folded, d.made_at, d.happens_at, d.weight, p_now) end
      from (select n.* from search_documents n where n.school_id = v_school and n.kind = p_kind and n.subject_id = any(v_near)
             union all
            -- The words say the school already; it is compared in a way that no other index can be asked for.
            select m.* from search_documents m
             where coalesce(cardinality(v_near), 0) < 60 and m.words @@ v_query and m.school_id is not distinct from v_school
               and app.search_within(m.category, m.amount, coalesce(m.happens_at, m.made_at), p_category, p_min, p_max, p_from, p_to)
               and m.subject_id <> all(coalesce(v_near, '{}'))) d
     order by 2 desc limit 200;
end $$;

-- Owned by the role that sees the table, run by the app alone.
grant banter_search to current_user;
grant create on schema app to banter_search;
alter function app.search(text, text, boolean, text, text, int, int, timestamptz, timestamptz, timestamptz) owner to banter_search;
revoke create on schema app from banter_search;
revoke execute on function app.search(text, text, boolean, text, text, int, int, timestamptz, timestamptz, timestamptz) from public;
grant execute on function app.search(text, text, boolean, text, text, int, int, timestamptz, timestamptz, timestamptz) to banter_app;
