#!/bin/sh
# One machine's OpenBao at BAO_ADDR, made ready without a person: initialised, unsealed, provisioned, its root token revoked.
#   setup.sh KEYS LOGINS
# KEYS keeps the unseal key (whoever has it and the data has everything: a laptop's way, never production's);
# LOGINS gets the AppRole logins and the public key of audit checkpoints. Later calls only unseal.
set -eu
keys=$1 logins=$2
here=$(dirname "$0")
umask 077
mkdir -p "$keys" "$logins"

tries=0
until bao status -format=json >"$keys/status" 2>/dev/null || grep -q initialized "$keys/status"; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "OpenBao does not answer at $BAO_ADDR" >&2; exit 1; }
  sleep 1
done

field() { # name, of the one-line JSON on stdin
  tr -d ' \n' | sed "s/.*\"$1\":\[*\"\([^\"]*\)\".*/\1/"
}

led() {
  tries=0
  until bao status >/dev/null 2>&1 && bao read sys/leader 2>/dev/null | grep -q 'leader_address *http'; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || { echo "OpenBao does not lead after it was unsealed" >&2; exit 1; }
    sleep 1
  done
}

if tr -d ' \n' <"$keys/status" | grep -q '"initialized":false'; then
  said=$(bao operator init -key-shares=1 -key-threshold=1 -format=json)
  echo "$said" | field unseal_keys_b64 >"$keys/unseal-key"
  bao operator unseal "$(cat "$keys/unseal-key")" >/dev/null
  BAO_TOKEN=$(echo "$said" | field root_token)
  export BAO_TOKEN
  led
  "$here/provision.sh" approle "$logins" >"$logins/audit-checkpoint.pub"
  bao token revoke -self >/dev/null
else
  bao operator unseal "$(cat "$keys/unseal-key")" >/dev/null
  tries=0
  until bao status >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || { echo "OpenBao stays sealed" >&2; exit 1; }
    sleep 1
  done
fi
rm -f "$keys/status"
# Who reads the logins, where that is another user.
[ -z "${LOGINS_OWNER:-}" ] || chown -R "$LOGINS_OWNER" "$logins"
echo "OpenBao is unsealed and provisioned."
