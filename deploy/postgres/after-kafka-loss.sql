-- Makes the databases tell an emptied Kafka what it must know, before services start again (deploy/runbooks/disaster.md, "Kafka lost").
-- Run once by a superuser, with every service stopped. :since is a time up to which auth-service had read order-events.
\set ON_ERROR_STOP on
begin;

-- 1. The lost group's generations are higher than those of the new one, whose claims would be refused.
update executor.partition_lease set generation = 0;

-- 2. The journal is published again by the next owner: what audit has not recorded, and what came after :since.
create temp table recorded on commit drop as
select partition, (event::jsonb #>> '{data,sequence}')::bigint as sequence from (
    select distinct on (partition) partition, event from audit.audit_row where topic = 'order-events' and event::jsonb ? 'data'
    order by partition, sequence desc) last;

with through as (
    select published.partition, least(published.sequence, coalesce(recorded.sequence, 0), coalesce((
        select max(journal.sequence) from executor.journal_event journal
        where journal.partition = published.partition and journal.occurred_at < :'since'::timestamptz), 0)) as sequence
    from executor.published_through published left join recorded using (partition))
update executor.published_through published set sequence = through.sequence from through where through.partition = published.partition;

-- 3. Audit begins a new log: offsets begin anew, and the old log has those numbers already. The old one stays as it is.
alter schema audit rename to :"old_audit";
revoke insert on all tables in schema :"old_audit" from audit_writer;

-- 4. What waited for the lost Kafka. Signals are too old, and wait for offsets that will not come; the rest is told by what follows.
delete from signal.outbox where published_at is null;
delete from auth.outbox where published_at is null;

-- 5. Views, each from its owner's tables, in the versions that they had.
create function pg_temp.iso(at timestamptz) returns text language sql immutable as
$$ select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create function pg_temp.envelope(source text, type text, subject text) returns text language sql volatile as $$
    select jsonb_build_object('id', 'republished-' || gen_random_uuid(), 'source', source, 'type', type, 'time',
        pg_temp.iso(clock_timestamp()), 'subject', subject, 'schemaVersion', 1, 'correlationId', 'republished', 'causationId', 'republished')::text
$$;

insert into auth.outbox (topic, record_key, payload, envelope)
select 'authorizations', user_id, authority, pg_temp.envelope('/auth-service', 'AuthorityChanged', user_id)
from auth.subscriber where version > 0;

insert into auth.outbox (topic, record_key, payload, envelope)
select 'controls', 'USER:' || user_id, jsonb_strip_nulls(jsonb_build_object('type', 'KillSwitchChanged', 'scope',
    jsonb_build_object('scopeType', 'USER', 'id', user_id), 'version', version, 'state', state, 'trigger', 'CLIENT', 'changedBy', user_id,
    'changedAt', pg_temp.iso(changed_at), 'reason', reason))::text, pg_temp.envelope('/auth-service', 'KillSwitchChanged', user_id)
from auth.kill_switch;

-- auth-service opens them anew at its start, in a higher version.
update auth.gate set expires_at = null where open;

insert into signal.outbox (topic, key, value, envelope)
select 'strategies', id, jsonb_strip_nulls(jsonb_build_object('type', 'StrategyPublished', 'strategyId', strategy_id, 'strategyVersion', version,
    'contentHash', content_hash, 'algoName', algo_name, 'boxType', box_type, 'status', status, 'title', title, 'text', text,
    'inputSchema', input_schema, 'riskDocumentHash', risk_document_hash, 'instrumentKeys', instrument_keys,
    'recordVersion', record_version, 'publishedAt', pg_temp.iso(published_at)))::text,
    pg_temp.envelope('/strategy-signal-service', 'StrategyPublished', strategy_id)
from signal.strategy_version where record_version > 0;

-- strategy-signal-service publishes what is not in its table: all of the broker's file, at its start.
truncate signal.instrument;

commit;
select 'audit rows kept in ' || :'old_audit' as told, count(*) from :"old_audit".audit_row
union all select 'order events to publish again', count(*) from executor.journal_event journal
    where sequence > coalesce((select sequence from executor.published_through through where through.partition = journal.partition), 0)
union all select 'authorities and kill switches', count(*) from auth.outbox where published_at is null
union all select 'strategies', count(*) from signal.outbox where published_at is null;
