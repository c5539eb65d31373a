--liquibase formatted sql

--changeset anumati:executor-1
create table partition_lease (
    partition int primary key,
    epoch bigint not null,
    owner text not null,
    generation int not null,
    process_start_id text not null,
    acquired_at timestamptz not null default clock_timestamp()
);
comment on table partition_lease is 'Who may write a partition: an insert into the journal takes this row FOR SHARE and compares the epoch.';

create table journal_event (
    command_id text not null,
    order_version int not null,
    partition int not null,
    sequence bigint not null,
    user_id text not null,
    step text not null,
    state_after text,
    event_id text not null,
    correlation_id text not null,
    causation_id text not null,
    traceparent text,
    event text not null,
    occurred_at timestamptz not null default clock_timestamp(),
    primary key (command_id, order_version),
    unique (partition, sequence)
);
create index journal_event_by_time on journal_event (partition, occurred_at);
comment on table journal_event is 'Append-only: each step of each order, and what concerns a partition, exactly as it is published. Also the outbox.';

create table published_through (
    partition int primary key,
    sequence bigint not null
);
comment on table published_through is 'The journal is published up to and including this sequence; rows above are relayed by the next owner.';

create table partition_mark (
    partition int not null,
    subject text not null,
    version bigint not null,
    primary key (partition, subject)
);
comment on table partition_mark is 'Versions that are applied (kill:, authority:) or at which the broker refused (session:, route:).';

create table late_result (
    command_id text not null,
    attempt int not null,
    partition int not null,
    result text not null,
    written_at timestamptz not null default clock_timestamp(),
    primary key (command_id, attempt)
);
comment on table late_result is 'No fence: results that a former owner could not journal any more; the owner journals them.';

--changeset anumati:executor-2
create index journal_event_needs_review on journal_event (partition) where state_after = 'NEEDS_REVIEW';

--changeset anumati:executor-3
create index journal_event_withdrawn on journal_event (partition, occurred_at) where step = 'WithdrawalApplied';

--changeset anumati:executor-4
create table open_command (
    command_id text primary key,
    partition int not null
);
create index open_command_by_partition on open_command (partition);
comment on table open_command is 'Commands that are not over, written by the statement that writes the journal: what a new owner takes over.';
insert into open_command (command_id, partition)
    select command_id, partition from (select distinct on (command_id) command_id, partition, state_after from journal_event
        where order_version > 0 order by command_id, order_version desc) last
    where state_after in ('RECEIVED', 'AWAITING_CONFIRMATION', 'QUEUED', 'SENDING', 'ACKED', 'UNKNOWN', 'OPEN',
        'PARTIALLY_FILLED', 'PROVEN_ABSENT', 'FOUND_LATE', 'NEEDS_REVIEW', 'ACCEPTED');
drop index journal_event_needs_review;

--changeset anumati:executor-5
create index journal_event_by_step on journal_event (partition, step, occurred_at);
drop index journal_event_by_time;
drop index journal_event_withdrawn;
