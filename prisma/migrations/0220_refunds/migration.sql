-- What goes back of the card processing that the buyer had paid on top, and a row for each refund that there was before refunds had rows.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "restock" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "surcharge" INTEGER NOT NULL DEFAULT 0;

alter table refunds add constraint refunds_surcharge_check check (surcharge >= 0);

insert into refunds (school_id, id, order_id, amount, currency, fee, method, state, cause, created_at, done_at)
select school_id, app.uuid_v7(), id, subtotal, currency, fee, method, case when state = 'refunded' then 'done' else 'started' end, 'cancel',
       updated_at, case when state = 'refunded' then updated_at end
  from orders where state in ('refunding', 'refunded') and subtotal > 0;
update orders set refunded = subtotal, fee_refunded = fee, processing_refunded = processing where state in ('refunding', 'refunded');
