-- A mistyped name: compared with the words of names, of which a school has a few thousand, and not with everybody's name.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "name_words" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "word" TEXT NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "name_words_pkey" PRIMARY KEY ("school_id","word","user_id")
);

-- CreateIndex
CREATE INDEX "name_words_school_id_user_id_idx" ON "name_words"("school_id", "user_id");

-- AddForeignKey
ALTER TABLE "name_words" ADD CONSTRAINT "name_words_school_id_user_id_fkey" FOREIGN KEY ("school_id", "user_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Bytewise, as the folded names are: what begins alike stands together.
alter table name_words alter column word type text collate "C";

insert into name_words (school_id, word, user_id)
select distinct school_id, word, id from users, unnest(string_to_array(sort_name, ' ')) word where word <> '';

select enclose('name_words');

create function app.keep_name_words() returns trigger language plpgsql as $$
begin
  -- Nobody new has words to take away: looking for them would be most of the work.
  if tg_op = 'UPDATE' then
    delete from name_words where school_id = new.school_id and user_id = new.id;
  end if;
  insert into name_words (school_id, word, user_id)
  select distinct new.school_id, word, new.id from unnest(string_to_array(new.sort_name, ' ')) word where word <> '';
  return null;
end $$;
create trigger keep_name_words after insert on users for each row execute function app.keep_name_words();
create trigger keep_changed_name_words after update of name on users for each row
  when (old.sort_name is distinct from new.sort_name) execute function app.keep_name_words();

-- How many letters of a word may be wrong: none of two, one of three, and two of four only after the right first one.
create function app.word_slips(word text, asked text) returns int language sql immutable parallel safe as $$
  select case when length(asked) < 3 then 0 when length(asked) = 3 or (length(asked) = 4 and left(word, 1) <> left(asked, 1)) then 1 else 2 end
$$;

-- Whether a word may be one that somebody mistyped, at little cost: it is asked of each word of a school.
create function app.word_resembles(word text, asked text) returns boolean language sql immutable parallel safe as $$
  select length(word) >= length(asked) - 2
     and (public.levenshtein_less_equal(left(word, length(asked)), asked, app.word_slips(word, asked)) <= app.word_slips(word, asked)
          or public.levenshtein_less_equal(word, asked, app.word_slips(word, asked)) <= app.word_slips(word, asked))
$$;

-- How far a word is from what somebody typed, also when they typed only its beginning; null when it is another word.
create function app.word_distance(word text, asked text) returns int language sql immutable parallel safe as $$
  select case
    when steps <= case when length(asked) < 3 then 0 when length(asked) < 5 then 1 else 2 end then steps
    when steps = 2 and length(asked) = 4 and left(word, 1) = left(asked, 1) and right(word, 1) = right(asked, 1) then steps end
    from (select least(public.levenshtein(word, asked), public.levenshtein(left(word, length(asked)), asked)) as steps) near
$$;
drop function app.name_distance(text, text);
grant execute on function app.keep_name_words(), app.word_slips(text, text), app.word_resembles(text, text), app.word_distance(text, text) to banter_app;
