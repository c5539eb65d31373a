-- One schema and one role per service; audit's writer may select and insert only. Run in database anumati by a superuser, any number of times.
-- Passwords are set elsewhere: this file holds none.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['auth_service', 'strategy_signal_service', 'order_executor_service', 'audit_owner', 'audit_writer'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I login', wanted);
        end if;
    end loop;
end
$$;

revoke all on database anumati from public;
revoke all on schema public from public;
grant connect, temporary on database anumati to auth_service, strategy_signal_service, order_executor_service, audit_owner, audit_writer;

create schema if not exists auth authorization auth_service;
create schema if not exists signal authorization strategy_signal_service;
create schema if not exists executor authorization order_executor_service;
create schema if not exists audit authorization audit_owner;

alter role auth_service set search_path = auth;
alter role strategy_signal_service set search_path = signal;
alter role order_executor_service set search_path = executor;
alter role audit_owner set search_path = audit;
alter role audit_writer set search_path = audit;

grant usage on schema audit to audit_writer;
alter default privileges for role audit_owner in schema audit grant select, insert on tables to audit_writer;
alter default privileges for role audit_owner in schema audit grant usage on sequences to audit_writer;
