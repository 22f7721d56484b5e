-- What a buyer holds without having paid: counted at each checkout.
set lock_timeout = '5s';

create index checkouts_unpaid_hot on checkouts (school_id, buyer_id) where state = 'awaiting_payment';
create index orders_in_person_hot on orders (school_id, buyer_id) where method = 'in_person' and state = 'held';
