-- What buyer and seller write to each other about their order.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "order_messages" (
    "school_id" UUID NOT NULL DEFAULT app.school_id(),
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_messages_pkey" PRIMARY KEY ("school_id","id")
);

-- CreateIndex
CREATE INDEX "order_messages_school_id_order_id_created_at_id_idx" ON "order_messages"("school_id", "order_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_messages_school_id_author_id_created_at_idx" ON "order_messages"("school_id", "author_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "order_messages" ADD CONSTRAINT "order_messages_school_id_order_id_fkey" FOREIGN KEY ("school_id", "order_id") REFERENCES "orders"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_messages" ADD CONSTRAINT "order_messages_school_id_author_id_fkey" FOREIGN KEY ("school_id", "author_id") REFERENCES "users"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

alter table order_messages add constraint order_messages_body_check check (length(body) between 1 and 1000);

select enclose('order_messages');
