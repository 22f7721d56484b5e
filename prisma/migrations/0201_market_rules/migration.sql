-- What Prisma's schema cannot say about the market: the wall, which values can exist, and what is never changed.
set lock_timeout = '5s';

select enclose('refunds');
select enclose('disputes');
select enclose('chargebacks');
select enclose('reviews');
select enclose('handoff_spots');
select enclose('seller_slots');
select enclose('meetings');
select enclose('no_shows');
select enclose('standings');
select enclose('favourites');
select enclose('product_views');
select enclose('saved_searches');
select enclose('saved_search_hits');
select enclose('wanted_matches');
select enclose('market_rules');
select enclose('offers');
select enclose('offer_moves');
select enclose('order_notes');
select enclose('payout_accounts');
select enclose('payouts');
select enclose('recon_issues');
select enclose('pictures');
select enclose('picture_owners');
select enclose('picture_likes');
select enclose('picture_comments');
-- Books are the same at every school: all may look one up, the owner fills the table.
grant select on textbooks to banter_app;
revoke update, delete on offer_moves, picture_owners, order_notes from banter_app;
revoke delete on offers, refunds, disputes, chargebacks, payouts, payout_accounts, recon_issues, no_shows, pictures from banter_app;

-- ── Which values can exist ──
alter table products add constraint products_kind_check check (kind in ('sale', 'free', 'swap', 'wanted') and (kind in ('sale', 'wanted') or price_amount = 0));
alter table products add constraint products_delivery_check check (delivery in ('pickup', 'ship') or (delivery = 'digital' and picture_id is not null));
alter table products add constraint products_offers_check check (least_offer_pct between 0 and 100);
alter table products add constraint products_counts_check check (favourite_count >= 0 and view_count >= 0);
alter table products add constraint products_isbn_check check (isbn is null or isbn ~ '^97[89][0-9]{10}$');
-- A picture has one owner: it can be on offer once.
create unique index products_picture_hot on products (school_id, picture_id) where picture_id is not null and stock + reserved > 0 and status <> 'deleted';
alter table saved_searches add constraint saved_searches_alert_check check (alert in ('none', 'instant', 'daily'));
alter table market_rules add constraint market_rules_check check (
  review_first between 0 and 100 and listing_days between 1 and 365 and (move_out_to is null or move_out_to >= move_out_from));
alter table pictures add constraint pictures_counts_check check (like_count >= 0 and comment_count >= 0);
alter table offers add constraint offers_state_check check (state in ('open', 'accepted', 'declined', 'withdrawn', 'expired', 'paid'));
alter table offers add constraint offers_turn_check check (turn in ('buyer', 'seller'));
alter table offers add constraint offers_money_check check (amount between 1 and 99999999 and quantity between 1 and 99);
alter table offers add constraint offers_two_people_check check (buyer_id <> seller_id);
alter table offers add constraint offers_paid_check check (state <> 'paid' or order_id is not null);
-- One negotiation at a time between two people about one thing, and one order for what was agreed.
create unique index offers_open_hot on offers (school_id, product_id, buyer_id) where state in ('open', 'accepted');
alter table handoff_spots add constraint handoff_spots_position_check check (position >= 0);
alter table seller_slots add constraint seller_slots_time_check check (day between 1 and 7 and from_minute >= 0 and to_minute >= from_minute and to_minute <= 1440);
alter table meetings add constraint meetings_state_check check (state in ('proposed', 'agreed', 'declined', 'replaced', 'over'));
alter table meetings add constraint meetings_late_check check (late_minutes between 0 and 240);
create unique index meetings_agreed_hot on meetings (school_id, order_id) where state = 'agreed';
create unique index meetings_proposed_hot on meetings (school_id, order_id) where state = 'proposed';
alter table no_shows add constraint no_shows_state_check check (state in ('open', 'accepted', 'contested', 'upheld', 'dismissed'));
alter table no_shows add constraint no_shows_two_people_check check (said_by_id <> accused_id);
alter table standings add constraint standings_check check (
  completed >= 0 and no_shows >= 0 and cancelled >= 0 and ratings >= 0 and stars between ratings and 5 * ratings and answers >= 0 and answer_seconds >= 0);
alter table orders add constraint orders_delivery_check check (delivery in ('pickup', 'ship', 'digital'));
alter table orders add constraint orders_frozen_check check (frozen in ('', 'dispute', 'chargeback', 'no_show'));
alter table orders add constraint orders_given_back_check check (
  fee_refunded between 0 and fee and processing_refunded between 0 and processing and fee_refunded + processing_refunded <= refunded);
-- Cash is between the two: the platform takes nothing of it.
alter table orders add constraint orders_in_person_check check (surcharge >= 0 and (method::text <> 'in_person' or (fee = 0 and processing = 0 and surcharge = 0 and refunded = 0)));
alter table refunds add constraint refunds_money_check check (amount > 0 and fee between 0 and amount);
alter table refunds add constraint refunds_state_check check (state in ('started', 'done', 'failed'));
alter table disputes add constraint disputes_state_check check (state in ('answer', 'decision', 'decided', 'appealed', 'closed', 'withdrawn'));
alter table disputes add constraint disputes_outcome_check check (outcome is null or outcome in ('buyer', 'seller', 'split'));
alter table disputes add constraint disputes_money_check check (wanted > 0 and offered >= 0 and refund >= 0);
alter table chargebacks add constraint chargebacks_state_check check (state in ('open', 'submitted', 'won', 'lost'));
alter table chargebacks add constraint chargebacks_money_check check (amount > 0);
alter table reviews add constraint reviews_stars_check check (stars between 1 and 5 and author_id <> subject_id);
alter table payout_accounts add constraint payout_accounts_state_check check (state in ('started', 'restricted', 'active'));
alter table payouts add constraint payouts_money_check check (amount > 0 and state in ('started', 'sent', 'failed'));

-- ── Hot lists ──
create index products_kind_hot on products (school_id, kind, id desc) where status = 'active' and stock > 0;
create index products_course_hot on products (school_id, course, id desc) where status = 'active' and stock > 0 and course is not null;
create index products_isbn_hot on products (school_id, isbn, id desc) where status = 'active' and stock > 0 and isbn is not null;
create index products_expiring_hot on products (school_id, expires_at) where status = 'active' and expires_at is not null;
create index products_waiting_hot on products (school_id, id) where status = 'pending';
create index saved_searches_alert_hot on saved_searches (school_id, id) where alert <> 'none';
create index saved_search_hits_untold_hot on saved_search_hits (school_id, search_id) where told_at is null;
create index disputes_open_hot on disputes (school_id, id) where state in ('answer', 'decision', 'appealed');
create index reviews_shown_hot on reviews (school_id, subject_id, created_at desc) where shown_at is not null and hidden_at is null;
create index payouts_started_hot on payouts (school_id, id) where state = 'started';
create index recon_issues_open_hot on recon_issues (school_id, id) where resolved_at is null;
create index no_shows_open_hot on no_shows (school_id, id) where state in ('open', 'contested');
