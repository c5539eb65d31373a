#!/usr/bin/env bash
# Makes what compose and the local overlay need of secrets, at random, once: make-secrets.sh FOLDER. What is there stays.
set -euo pipefail
folder=${1:?usage: make-secrets.sh FOLDER}
umask 077
mkdir -p "$folder"
cd "$folder"

secret() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }
file() { # name; content on stdin
  if [ -s "$1" ]; then cat >/dev/null; else cat >"$1"; fi
}
value() { # name of a file that holds one secret, made now if it is not there
  [ -s "$1" ] || secret >"$1"
  cat "$1"
}

logins=(auth_service strategy_signal_service order_executor_service audit_owner audit_writer)
clients=(auth-service order-executor-service audit-service strategy-signal-service demo-engine operator-console compliance-console)
value postgres-password >/dev/null
for login in "${logins[@]}"; do value "database-$login" >/dev/null; done
for client in "${clients[@]}"; do value "client-$client" >/dev/null; done
value grafana-admin >/dev/null
printf '{"controlHost": "0.0.0.0", "controlToken": "%s"}\n' "$(value simulator-control)" | file simulator.json
value egress-proxy >/dev/null

for login in "${logins[@]}"; do
  echo "alter role $login password '$(cat "database-$login")';"
done | file postgres-logins.sql
{
  echo "KC_BOOTSTRAP_ADMIN_USERNAME=admin"
  echo "KC_BOOTSTRAP_ADMIN_PASSWORD=$(value keycloak-admin)"
  for client in "${clients[@]}"; do
    echo "ANUMATI_CLIENT_SECRET_$(tr a-z- A-Z_ <<<"$client")=$(cat "client-$client")"
  done
} | file keycloak.env

service() { # name, login: the service's secrets as a configuration file
  echo "ANUMATI_DB_USER=$2"
  echo "ANUMATI_DB_PASSWORD=$(cat "database-$2")"
  if [ -f "client-$1" ]; then echo "ANUMATI_OIDC_CLIENT_SECRET=$(cat "client-$1")"; fi
}
service auth-service auth_service | file auth-service.properties
service none strategy_signal_service | file strategy-signal-service.properties
{
  service order-executor-service order_executor_service
  echo "ANUMATI_EGRESS_PROXY_USERNAME=order-executor-service"
  echo "ANUMATI_EGRESS_PROXY_PASSWORD=$(cat egress-proxy)"
} | file order-executor-service.properties
{
  service audit-service audit_writer
  echo "ANUMATI_DB_OWNER_USER=audit_owner"
  echo "ANUMATI_DB_OWNER_PASSWORD=$(cat database-audit_owner)"
} | file audit-service.properties
printf '%s:%s\n' order-executor-service "$(openssl passwd -apr1 -stdin <egress-proxy)" | file htpasswd
# Containers run as users of their own; the folder's mode keeps others out.
chmod 644 ./*
chmod 700 .
echo "Secrets are in $PWD."
