--liquibase formatted sql

--changeset anumati:1
create table subscriber (
    user_id    varchar(64) primary key,
    version    bigint      not null,
    authority  text        not null,
    created_at timestamptz not null
);
comment on column subscriber.authority is 'the whole current authority as it was last published';

create table broker_app (
    broker_app_id       varchar(64)  primary key,
    user_id             varchar(64)  not null unique references subscriber,
    broker_user_id      varchar(32)  not null unique,
    client_id           varchar(128) not null,
    notifier_hash       char(64)     not null unique,
    postback_hash       char(64)     not null unique,
    registered_at       timestamptz  not null
);

create table oauth_state (
    state_hash    char(64)    primary key,
    user_id       varchar(64) not null references subscriber,
    broker_app_id varchar(64) not null,
    browser_hash  char(64)    not null,
    started_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz
);
create index oauth_state_expiry on oauth_state (expires_at);

create table token_request (
    request_id    varchar(64) primary key,
    user_id       varchar(64) not null references subscriber,
    broker_app_id varchar(64) not null,
    requested_at  timestamptz not null,
    expires_at    timestamptz not null,
    closed_at     timestamptz
);
create unique index token_request_open on token_request (broker_app_id) where closed_at is null;

create table connection_refusal (
    id         bigint generated always as identity primary key,
    source     varchar(16) not null,
    user_id    varchar(64),
    reason     varchar(64) not null,
    refused_at timestamptz not null
);
comment on table connection_refusal is 'tokens that were dropped, and why; never the token';

create table session_doubt (
    user_id       varchar(64) primary key,
    connection_id varchar(64) not null,
    doubted_at    timestamptz not null,
    next_try_at   timestamptz not null
);

create table consent (
    authorisation_id   varchar(64) primary key,
    user_id            varchar(64) not null references subscriber,
    broker_user_id     varchar(32),
    strategy_id        varchar(64) not null,
    strategy_version   varchar(64) not null,
    strategy_hash      varchar(128) not null,
    box_type           varchar(16) not null,
    algo_name          varchar(128),
    risk_document_hash varchar(128) not null,
    terms              text        not null,
    per_signal_confirm boolean     not null,
    channel            varchar(16) not null,
    client_address     varchar(64),
    user_agent_hash    varchar(64),
    granted_at         timestamptz not null,
    valid_to           timestamptz not null,
    withdrawn_at       timestamptz,
    withdrawn_version  bigint
);
create index consent_user on consent (user_id);
comment on column consent.terms is 'inputs and limits as they were accepted';

create table activation (
    activation_id    varchar(64) primary key,
    authorisation_id varchar(64) not null references consent,
    user_id          varchar(64) not null,
    connection_id    varchar(64) not null,
    trading_date     date        not null,
    param_version    int         not null,
    activated_at     timestamptz not null,
    ends_at          timestamptz not null,
    stopped_at       timestamptz,
    stopped_version  bigint
);
create index activation_authorisation on activation (authorisation_id);

create table kill_switch (
    user_id    varchar(64) primary key references subscriber,
    version    bigint      not null,
    state      varchar(8)  not null,
    reason     varchar(500),
    changed_at timestamptz not null
);

create table egress_address (
    address varchar(128) primary key,
    user_id varchar(64)  not null references subscriber
);
create index egress_address_user on egress_address (user_id);

create table gate (
    gate       varchar(64) primary key,
    version    bigint      not null,
    open       boolean     not null,
    mode       varchar(16) not null,
    expires_at timestamptz
);

create table strategy_version (
    strategy_id      varchar(64) not null,
    strategy_version varchar(64) not null,
    record_version   bigint      not null,
    published        text        not null,
    primary key (strategy_id, strategy_version)
);

create table applied (
    user_id varchar(64) not null,
    what    varchar(16) not null,
    version bigint      not null,
    primary key (user_id, what)
);
comment on table applied is 'the newest version that the owner of the user''s partition said it applies';

create table my_order (
    command_id      varchar(64) primary key,
    user_id         varchar(64) not null,
    order_version   int         not null,
    line            text        not null,
    signal_id       varchar(64),
    updated_at      timestamptz not null
);
create index my_order_user on my_order (user_id, updated_at);

create table outbox (
    id           bigint generated always as identity primary key,
    topic        varchar(64) not null,
    record_key   varchar(128) not null,
    payload      text        not null,
    envelope     text        not null,
    created_at   timestamptz not null default clock_timestamp(),
    published_at timestamptz
);
create index outbox_unpublished on outbox (id) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

--changeset anumati:2
create unique index broker_app_broker_user on broker_app (lower(broker_user_id));

--changeset anumati:3
alter table outbox add column refused_at timestamptz;
comment on column outbox.refused_at is 'Kafka refused the record itself; the user is out of all views until it is published.';
