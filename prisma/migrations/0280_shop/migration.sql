-- Favourites that know their price, saved searches that are found by what a listing has, and mails that can be stopped with one click.
set lock_timeout = '5s';

-- DropIndex
DROP INDEX "saved_searches_alert_hot";

-- AlterTable
ALTER TABLE "favourites" ADD COLUMN     "price_saved" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "price_told" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "stop_url" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "saved_searches" ADD COLUMN     "anchor" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "stop_key" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "wanted_id" UUID,
ADD COLUMN     "words" tsquery;

-- CreateIndex
CREATE UNIQUE INDEX "saved_searches_school_id_wanted_id_key" ON "saved_searches"("school_id", "wanted_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_searches_school_id_stop_key_key" ON "saved_searches"("school_id", "stop_key");

-- AddForeignKey
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_school_id_wanted_id_fkey" FOREIGN KEY ("school_id", "wanted_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Hot lists ──
create index favourites_newest_hot on favourites (school_id, user_id, created_at desc, product_id desc);
create index product_views_latest_hot on product_views (school_id, user_id, at desc, product_id desc);
create index saved_searches_anchor_hot on saved_searches (school_id, anchor) where alert <> 'none';

-- ── Searches by what a listing has ──
-- @@ is not leakproof and no index turns it round, so each search stands under an anchor: the beginning of one of its words, which every
-- listing it finds must have. A listing is compared only with the searches under what it has itself.

-- The beginning, of at most four letters, of the longest word that a search asks for. As a word may be met as written or by its stem,
-- what both begin with; '' when that is nothing.
create function app.search_anchor(query text) returns text language sql stable as $$
  with word as (
    select lexeme, to_tsvector('app.stemmed', lexeme) as stems, position
      from unnest(to_tsvector('app.verbatim', query)) as t(lexeme, positions, weights), lateral (select max(p) from unnest(positions) p) as at(position)
     where octet_length(lexeme) < 200 order by position limit 8
  ), asked as (
    select lexeme, coalesce((select s.lexeme from unnest(stems) s limit 1), lexeme) as stem
      from word where stems <> ''::tsvector or not exists (select from word w where w.stems <> ''::tsvector)
  ), met as (
    select left(lexeme, (select count(*)::int from generate_series(1, length(lexeme)) n where left(lexeme, n) = left(stem, n))) as start from asked
  )
  select coalesce((select left(start, 4) from met order by length(start) desc, start limit 1), '')
$$;

-- The beginnings of all words of a listing.
create function app.word_beginnings(text) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct left(lexeme, n)), '{}')
    from (select lexeme from unnest(to_tsvector('app.verbatim', $1)) union select lexeme from unnest(to_tsvector('app.stemmed', $1))) words,
         generate_series(1, least(4, length(lexeme))) n
$$;
