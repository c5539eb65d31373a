--liquibase formatted sql

--changeset anumati:1-strategy-version
create table strategy_version (
    id                 text        primary key,
    strategy_id        text        not null,
    version            text        not null,
    algo_name          text        not null,
    box_type           text        not null,
    status             text        not null,
    title              text        not null,
    text               text        not null,
    input_schema       text        not null,
    content_hash       text        not null,
    risk_document_hash text        not null,
    instrument_keys    text[]      not null,
    engine_client_id   text        not null,
    record_version     bigint      not null,
    published_at       timestamptz not null,
    unique (strategy_id, version)
);

--changeset anumati:1-instrument
create table instrument (
    instrument_key    text primary key,
    exchange          text    not null,
    segment           text    not null,
    trading_symbol    text    not null,
    isin_or_contract  text    not null,
    instrument_type   text    not null,
    lot_size          bigint  not null,
    tick_size         numeric not null,
    freeze_quantity   bigint  not null,
    expiry            date,
    as_of             date    not null
);

--changeset anumati:1-signal
create table signal (
    signal_id        text        primary key,
    strategy_id      text        not null,
    strategy_version text        not null,
    engine_client_id text        not null,
    idempotency_key  text        not null,
    body_hash        text        not null,
    raised_at        timestamptz not null,
    accepted_at      timestamptz not null,
    valid_until      timestamptz not null,
    legs             text        not null,
    view_offsets     bigint[]    not null,
    unique (strategy_id, idempotency_key)
);

--changeset anumati:1-outbox
create table outbox (
    id           bigint generated always as identity primary key,
    topic        text        not null,
    partition    integer,
    key          text,
    value        text        not null,
    envelope     text        not null,
    created_at   timestamptz not null default clock_timestamp(),
    published_at timestamptz
);
create index outbox_unpublished on outbox (id) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

--changeset anumati:2-signal-withdrawn
alter table signal add column withdrawn_at timestamptz;
