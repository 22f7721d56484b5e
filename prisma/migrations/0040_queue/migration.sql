-- Where the queue keeps its jobs when there is no Redis. The relay's role makes and owns the tables in it; the app's role cannot enter.
set lock_timeout = '5s';

create schema if not exists bullmq;
grant usage, create on schema bullmq to banter_relay;
