-- Money that left a wallet and is not yet known to have left the payment service: an account of its own for each payout.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "payouts" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0;

create or replace function app.ledger_chart(code text, out normal int, out may_overdraw boolean) language plpgsql immutable as $$
begin
  case
    when code in ('stripe_balance', 'bank', 'seller_receivable', 'dispute_pending', 'stripe_fees', 'dispute_loss', 'goodwill') then
      normal := 1; may_overdraw := true;
    when code in ('fee_revenue', 'subscription_revenue', 'ads_revenue', 'school_share_payable') then
      normal := -1; may_overdraw := true;
    when code in ('wallet', 'payout_pending', 'order_escrow', 'ads_deferred') then
      normal := -1; may_overdraw := false;
    else raise exception 'no ledger account is called %', code;
  end case;
end $$;
-- The payout that is on its way is looked for by its owner, and there are few.
create index payouts_open_hot on payouts (school_id, user_id) where state = 'started';
