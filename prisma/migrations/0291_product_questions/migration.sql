-- What people ask about a listing, and what its seller answers.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "product_questions" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "asker_id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "answer_edited_at" TIMESTAMPTZ(3),
    "first_answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_questions_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateIndex
CREATE INDEX "product_questions_school_id_product_id_created_at_id_idx" ON "product_questions"("school_id", "product_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "product_questions_school_id_asker_id_created_at_idx" ON "product_questions"("school_id", "asker_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "product_questions_school_id_seller_id_idx" ON "product_questions"("school_id", "seller_id");

-- AddForeignKey
ALTER TABLE "product_questions" ADD CONSTRAINT "product_questions_school_id_product_id_fkey" FOREIGN KEY ("school_id", "product_id") REFERENCES "products"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_questions" ADD CONSTRAINT "product_questions_school_id_asker_id_fkey" FOREIGN KEY ("school_id", "asker_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_questions" ADD CONSTRAINT "product_questions_school_id_seller_id_fkey" FOREIGN KEY ("school_id", "seller_id") REFERENCES "users"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table product_questions
  add constraint product_questions_body_check check (length(body) <= 500 and (deleted_at is not null or body <> '')),
  add constraint product_questions_answer_check check (length(answer) <= 1000 and (answer = '') = (answered_at is null));
-- What waits for a seller's answer, the oldest first.
create index product_questions_waiting_hot on product_questions (school_id, seller_id, created_at, id) where answered_at is null and deleted_at is null;

select enclose('product_questions');
