#!/bin/sh
# Mounts, keys, policies and logins, with a token that may do so (BAO_ADDR, BAO_TOKEN); what is there already stays.
#   provision.sh approle FOLDER     logins by AppRole, written to FOLDER/token-vault-service.properties (compose, one machine)
#   provision.sh kubernetes HOST    logins by the pod's token (a cluster); HOST is the cluster's API, https://kubernetes.default.svc
# Writes the public key of audit checkpoints to standard output: the offline verifier needs it, from here and not from an export.
set -eu
policies=$(dirname "$0")/policies

has() { # command words that list, name
  name=$1
  shift
  "$@" -format=json 2>/dev/null | grep -q "\"$name\""
}

has anumati/ bao secrets list || bao secrets enable -path=anumati -version=2 kv >&2
has transit/ bao secrets list || bao secrets enable transit >&2
bao read transit/keys/token-fingerprint >/dev/null 2>&1 || bao write -f transit/keys/token-fingerprint type=hmac key_size=32 >&2
bao read transit/keys/audit-checkpoint >/dev/null 2>&1 || bao write -f transit/keys/audit-checkpoint type=ed25519 >&2
# A replaced or revoked token leaves no older version behind. A new KV mount takes a moment.
tries=0
until bao write anumati/config max_versions=1 >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || { echo "anumati/config cannot be written" >&2; exit 1; }
  sleep 1
done
for role in authority execution checkpoint; do
  bao policy write "$role" "$policies/$role.hcl" >&2
done

case ${1:-} in
  approle)
    file=$2/token-vault-service.properties
    has approle/ bao auth list || bao auth enable approle >&2
    umask 077
    : >"$file.new"
    for role in authority execution checkpoint; do
      bao write "auth/approle/role/$role" token_policies="$role" token_ttl=20m token_max_ttl=24h >&2
      name=$(echo "$role" | tr a-z A-Z)
      echo "ANUMATI_OPENBAO_${name}_ROLE_ID=$(bao read -field=role_id "auth/approle/role/$role/role-id")" >>"$file.new"
      echo "ANUMATI_OPENBAO_${name}_SECRET_ID=$(bao write -f -field=secret_id "auth/approle/role/$role/secret-id")" >>"$file.new"
    done
    mv "$file.new" "$file"
    ;;
  kubernetes)
    has kubernetes/ bao auth list || bao auth enable kubernetes >&2
    bao write auth/kubernetes/config kubernetes_host="$2" >&2
    for role in authority execution checkpoint; do
      bao write "auth/kubernetes/role/$role" bound_service_account_names=token-vault-service \
        bound_service_account_namespaces=anumati audience=openbao token_policies="$role" token_ttl=20m token_max_ttl=24h >&2
    done
    ;;
  *)
    echo "usage: provision.sh approle FOLDER | kubernetes HOST" >&2
    exit 2
    ;;
esac
bao read -format=json transit/keys/audit-checkpoint | tr -d ' \n' | sed 's/.*"public_key":"\([^"]*\)".*/\1/'
echo
