-- Notes that only guard against repetition may go once nothing can repeat any more.
set lock_timeout = '5s';

grant delete on job_runs, idempotency_keys to banter_app;
