--liquibase formatted sql

-- Runs as the schema's owner. The service's own role, ${writer}, reads and adds; it cannot change or remove.

--changeset audit:1-rows
create table audit.audit_row (
  chain text not null,
  sequence bigint not null check (sequence > 0),
  topic text not null,
  partition integer not null,
  kafka_offset bigint not null,
  event text not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  row_hash bytea not null check (length(row_hash) = 32),
  recorded_at timestamptz not null,
  primary key (chain, sequence),
  unique (topic, partition, kafka_offset)
);

--changeset audit:1-checkpoints
create table audit.checkpoint (
  number bigint primary key check (number > 0),
  taken_at timestamptz not null,
  note text not null
);

--changeset audit:1-persons
create table audit.person_key (
  user_id text primary key,
  key bytea not null check (length(key) = 32),
  created_at timestamptz not null default clock_timestamp()
);
create table audit.person_identifier (
  user_id text not null,
  reference text not null,
  field text not null,
  value bytea not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (user_id, reference)
);

--changeset audit:1-access
create table audit.access (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  caller text not null,
  action text not null,
  about text not null
);

--changeset audit:1-rights runAlways:true runOnChange:true
grant usage on schema audit to ${writer};
revoke all on all tables in schema audit from public;
revoke all on all tables in schema audit from ${writer};
grant select, insert on audit.audit_row, audit.checkpoint, audit.person_key, audit.person_identifier to ${writer};
grant insert on audit.access to ${writer};
