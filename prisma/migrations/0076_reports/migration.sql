-- What moderators look at: reports, the latest first.
set lock_timeout = '5s';

create index reports_open_hot on reports (school_id, id desc) where state = 'open';
create index reports_closed_hot on reports (school_id, id desc) where state <> 'open';
revoke delete on reports from banter_app;
