-- Brings a restored database up to what Kafka knows, before services start again (deploy/runbooks/backup-and-restore.md).
-- Run by a superuser, once, with every service stopped; reads order-events from standard input, one record a line, as
-- kafka-console-consumer.sh prints them: partition, headers, key, value, with tabs between.
\set ON_ERROR_STOP on
begin;

-- 1. The journal gets the steps that were published after the backup.
create temp table told (partition text, headers text, key text, event text) on commit drop;
\copy told from pstdin with (format csv, delimiter E'\t', quote E'\x01', escape E'\x01')

create function pg_temp.header(headers text, name text) returns text language sql immutable as
$$ select substring(headers from '(?:^|,)' || name || ':([^,]*)') $$;

-- How the journal names a step: REJECTED_BROKER is the one whose class is called otherwise.
create function pg_temp.step_name(step text) returns text language sql immutable as
$$ select case step when 'REJECTED_BROKER' then 'RejectedByBroker' else replace(initcap(replace(step, '_', ' ')), ' ', '') end $$;

-- A relay may have published a row twice.
create temp table step on commit drop as
select distinct on (partition, sequence) * from (
    select (event::jsonb ->> 'partition')::int as partition, (event::jsonb ->> 'sequence')::bigint as sequence,
        event::jsonb ->> 'type' as type, event::jsonb as content, event, key, headers
    from told) record
order by partition, sequence;

do $$
begin
    if exists (select from executor.published_through backed_up where sequence > 0 and not exists (
            select from step where step.partition = backed_up.partition and step.sequence >= backed_up.sequence)) then
        raise exception 'order-events was not read to its end: what was published before the backup is not in it';
    end if;
    if exists (select from step join executor.journal_event journal using (partition, sequence) where journal.event <> step.event) then
        raise exception 'journal and order-events tell different things: this database went on after the backup, or is of another cluster';
    end if;
end
$$;

insert into executor.journal_event (command_id, order_version, partition, sequence, user_id, step, state_after, event_id,
    correlation_id, causation_id, traceparent, event, occurred_at)
select coalesce(content ->> 'commandId', '#' || partition || '-' || sequence), coalesce((content ->> 'orderVersion')::int, 0),
    partition, sequence, key,
    case type when 'OrderStepped' then pg_temp.step_name(content #>> '{detail,step}')
        when 'ChangeStepped' then 'Change' || pg_temp.step_name(content #>> '{detail,step}') else type end,
    content ->> 'stateAfter', pg_temp.header(headers, 'ce_id'), pg_temp.header(headers, 'ce_correlationid'),
    pg_temp.header(headers, 'ce_causationid'), pg_temp.header(headers, 'traceparent'), event,
    (content ->> 'occurredAt')::timestamptz
from step
where not exists (select from executor.journal_event journal where journal.partition = step.partition and journal.sequence = step.sequence);

do $$
begin
    if exists (select from executor.journal_event group by partition having count(*) <> max(sequence)) then
        raise exception 'steps are missing between the backup and what order-events still keeps';
    end if;
end
$$;

insert into executor.published_through as known (partition, sequence)
select partition, max(sequence) from step group by partition
on conflict (partition) do update set sequence = greatest(known.sequence, excluded.sequence);

-- An executor that was frozen all the while must not write again: epochs are above any that was ever given.
update executor.partition_lease set epoch = epoch + 1000000;

-- 2. Versions are above any that was published, or what is decided from now on would be taken for old and ignored.
-- 3. Nobody trades by an activation of before: what a subscriber took back after the backup is not known here any more.
update auth.activation set stopped_at = clock_timestamp(), stopped_version = subscriber.version + 1000000
from auth.subscriber where subscriber.user_id = activation.user_id and stopped_at is null;

update auth.subscriber set version = version + 1000000, authority = jsonb_set(jsonb_set(authority::jsonb, '{version}',
    to_jsonb(version + 1000000)), '{authorisations}', (
        select coalesce(jsonb_agg(case when jsonb_typeof(one -> 'activation') = 'object' and one #>> '{activation,stoppedAt}' is null
            then jsonb_set(one, '{activation,stoppedAt}', to_jsonb(to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
            else one end order by place), '[]')
        from jsonb_array_elements(authority::jsonb -> 'authorisations') with ordinality as all_of_them (one, place)))::text
where version > 0;

update auth.kill_switch set version = version + 1000000;
update auth.gate set version = version + 1000000 where version > 0;
update auth.strategy_version set record_version = record_version + 1000000,
    published = jsonb_set(published::jsonb, '{recordVersion}', to_jsonb(record_version + 1000000))::text;
update signal.strategy_version set record_version = record_version + 1000000 where record_version > 0;

-- Authorities go out as they are now. Kill switches that are on do; one that seems off may have been switched on since the
-- backup: the topic says so and stays in force, until the subscriber switches again.
create function pg_temp.envelope(type text, subject text) returns text language sql volatile as $$
    select jsonb_build_object('id', 'restored-' || gen_random_uuid(), 'source', '/auth-service', 'type', type, 'time',
        to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'subject', subject, 'schemaVersion', 1,
        'correlationId', 'restored', 'causationId', 'restored')::text
$$;

insert into auth.outbox (topic, record_key, payload, envelope)
select 'authorizations', user_id, authority, pg_temp.envelope('AuthorityChanged', user_id) from auth.subscriber where version > 0;

insert into auth.outbox (topic, record_key, payload, envelope)
select 'controls', 'USER:' || user_id, jsonb_strip_nulls(jsonb_build_object('type', 'KillSwitchChanged', 'scope', jsonb_build_object('scopeType', 'USER', 'id', user_id),
    'version', version, 'state', state, 'trigger', 'CLIENT', 'changedBy', user_id, 'changedAt',
    to_char(changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', reason))::text,
    pg_temp.envelope('KillSwitchChanged', user_id)
from auth.kill_switch where state = 'ON';

commit;
select partition, count(*) as steps, max(sequence) as last from executor.journal_event group by partition order by partition;
