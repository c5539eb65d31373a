-- Brings a restored database up to what Kafka knows, before services start again (deploy/runbooks/backup-and-restore.md).
-- Run by a superuser, once, with every service stopped, in the folder with order-events.txt, authorizations.txt and controls.txt as
-- deploy/kafka/read-topic.sh has written them.
\set ON_ERROR_STOP on
begin;

-- Versions and epochs become at least this: above any that was ever given, also after an earlier restore of the same backup.
select extract(epoch from clock_timestamp())::bigint as raised \gset

-- 1. The journal gets the steps that were published after the backup.
create temp table told (partition text, position bigint, headers text, key text, event text) on commit drop;
\copy told from 'order-events.txt' with (format csv, delimiter E'\t', quote E'\x01', escape E'\x01')

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
        raise exception 'order-events is not the topic of this database, or keeps too little: what was published before the backup is not in it';
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

-- What a new owner takes over, as the journal tells it now.
delete from executor.open_command;
insert into executor.open_command (command_id, partition)
    select command_id, partition from (select distinct on (command_id) command_id, partition, state_after from executor.journal_event
        where order_version > 0 order by command_id, order_version desc) last
    where state_after in ('RECEIVED', 'AWAITING_CONFIRMATION', 'QUEUED', 'SENDING', 'ACKED', 'UNKNOWN', 'OPEN',
        'PARTIALLY_FILLED', 'PROVEN_ABSENT', 'FOUND_LATE', 'NEEDS_REVIEW', 'ACCEPTED');

-- An executor that was frozen all the while must not write again.
update executor.partition_lease set epoch = greatest(epoch + 1, :raised);

-- 2. The newest authority and kill switch of each subscriber by the topics; a key that was taken out is not there.
create temp table told_view (partition text, position bigint, headers text, key text, event text) on commit drop;
create temp table newest on commit drop as
    select null::text as topic, null::text as user_id, null::bigint as version, null::jsonb as content limit 0;

create function pg_temp.take(of_topic text, of_type text) returns void language sql as $$
    insert into newest
    select distinct on (key) of_topic, regexp_replace(key, '^USER:', ''), (content ->> 'version')::bigint, content
    from (select key, position, case when event is json object then event::jsonb end as content from told_view) record
    where content ->> 'type' = of_type and coalesce(content #>> '{scope,scopeType}', 'USER') = 'USER'
        and not exists (select from told_view gone where gone.key = record.key and gone.event = 'null' and gone.position > record.position)
    order by key, (content ->> 'version')::bigint desc;
    truncate told_view
$$;

\copy told_view from 'authorizations.txt' with (format csv, delimiter E'\t', quote E'\x01', escape E'\x01')
select pg_temp.take('authorizations', 'AuthorityChanged') \g /dev/null
\copy told_view from 'controls.txt' with (format csv, delimiter E'\t', quote E'\x01', escape E'\x01')
select pg_temp.take('controls', 'KillSwitchChanged') \g /dev/null

create function pg_temp.iso(at timestamptz) returns text language sql immutable as
$$ select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- Who came after the backup: consents are not known here any more, so none is left.
insert into auth.subscriber (user_id, version, authority, created_at)
select user_id, 0, jsonb_build_object('type', 'AuthorityChanged', 'userId', user_id, 'version', 0, 'changedAt',
    pg_temp.iso(clock_timestamp()), 'authorisations', '[]'::jsonb)::text, clock_timestamp()
from (select distinct user_id from newest) known
on conflict do nothing;

-- Session and route as they were at the loss, so that open orders are looked after.
create temp table later on commit drop as
select newest.user_id, newest.version, newest.content from newest join auth.subscriber using (user_id)
where topic = 'authorizations' and newest.version > subscriber.version;

update auth.subscriber set version = later.version, authority = (jsonb_strip_nulls(authority::jsonb || jsonb_build_object(
    'connection', later.content -> 'connection', 'route', later.content -> 'route')))::text
from later where later.user_id = subscriber.user_id;

delete from auth.egress_address using later where later.user_id = egress_address.user_id;
insert into auth.egress_address (address, user_id)
select address, user_id from later cross join lateral (values (content #>> '{route,primary}'), (content #>> '{route,secondary}')) route (address)
where address is not null on conflict do nothing;

-- 3. Versions are above any that was published, or what is decided from now on would be taken for old and ignored. Nobody trades by an
-- activation of before: what a subscriber took back after the backup is not known here any more.
update auth.subscriber set version = greatest(version + 1, :raised), authority = jsonb_set(jsonb_set(authority::jsonb, '{version}',
    to_jsonb(greatest(version + 1, :raised))), '{authorisations}', (
        select coalesce(jsonb_agg(case when jsonb_typeof(one -> 'activation') = 'object' and one #>> '{activation,stoppedAt}' is null
            then jsonb_set(one, '{activation,stoppedAt}', to_jsonb(pg_temp.iso(clock_timestamp())))
            else one end order by place), '[]')
        from jsonb_array_elements(authority::jsonb -> 'authorisations') with ordinality as all_of_them (one, place)))::text
where version > 0;

update auth.activation set stopped_at = clock_timestamp(), stopped_version = subscriber.version
from auth.subscriber where subscriber.user_id = activation.user_id and stopped_at is null;

-- A kill switch stands as it was switched last, before the loss or after.
insert into auth.kill_switch as known (user_id, version, state, reason, changed_at)
select user_id, version, content ->> 'state', content ->> 'reason', (content ->> 'changedAt')::timestamptz
from newest where topic = 'controls'
on conflict (user_id) do update set version = excluded.version, state = excluded.state, reason = excluded.reason,
    changed_at = excluded.changed_at
where excluded.version > known.version;

update auth.kill_switch set version = greatest(version + 1, :raised);
update auth.gate set version = greatest(version + 1, :raised) where version > 0;
update auth.strategy_version set record_version = greatest(record_version + 1, :raised),
    published = jsonb_set(published::jsonb, '{recordVersion}', to_jsonb(greatest(record_version + 1, :raised)))::text;
update signal.strategy_version set record_version = greatest(record_version + 1, :raised) where record_version > 0;

-- 4. Authorities and kill switches go out as they are now.
create function pg_temp.envelope(type text, subject text) returns text language sql volatile as $$
    select jsonb_build_object('id', 'restored-' || gen_random_uuid(), 'source', '/auth-service', 'type', type, 'time',
        pg_temp.iso(clock_timestamp()), 'subject', subject, 'schemaVersion', 1,
        'correlationId', 'restored', 'causationId', 'restored')::text
$$;

insert into auth.outbox (topic, record_key, payload, envelope)
select 'authorizations', user_id, authority, pg_temp.envelope('AuthorityChanged', user_id) from auth.subscriber where version > 0;

insert into auth.outbox (topic, record_key, payload, envelope)
select 'controls', 'USER:' || user_id, jsonb_strip_nulls(jsonb_build_object('type', 'KillSwitchChanged', 'scope', jsonb_build_object('scopeType', 'USER', 'id', user_id),
    'version', version, 'state', state, 'trigger', 'CLIENT', 'changedBy', user_id, 'changedAt',
    pg_temp.iso(changed_at), 'reason', reason))::text,
    pg_temp.envelope('KillSwitchChanged', user_id)
from auth.kill_switch;

commit;
select partition, count(*) as steps, max(sequence) as last from executor.journal_event group by partition order by partition;
