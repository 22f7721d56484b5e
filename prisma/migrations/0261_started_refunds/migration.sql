-- Refunds that the payment service has not made yet: asked for again until it has.
set lock_timeout = '5s';

create index refunds_started_hot on refunds (school_id, id) where state = 'started';
