#!/usr/bin/env bash
# Creates what is missing of the platform's topics at KAFKA_BOOTSTRAP_SERVERS. A test compares the list with libs/contracts.
# ANUMATI_PARTITIONS is fixed for the life of a cluster; REPLICATION is 1 on one broker, 3 on a cluster.
set -euo pipefail
: "${KAFKA_BOOTSTRAP_SERVERS:?}" "${ANUMATI_PARTITIONS:?}" "${REPLICATION:=1}"
PATH=$PATH:/opt/kafka/bin

day=86400000
compacted="cleanup.policy=compact min.compaction.lag.ms=$((7 * day))"
week="cleanup.policy=delete retention.ms=$((7 * day))"
month="cleanup.policy=delete retention.ms=$((30 * day))"

topic() { # name, partitions, settings…
  local name=$1 partitions=$2 setting arguments=()
  shift 2
  for setting in "$@"; do arguments+=(--config "$setting"); done
  kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists --topic "$name" \
    --partitions "$partitions" --replication-factor "$REPLICATION" "${arguments[@]}"
}

both() { # a topic and where its unreadable records go
  local name=$1 partitions=$2
  # shellcheck disable=SC2086
  topic "$name" "$partitions" $3
  # shellcheck disable=SC2086
  topic "$name.dlq" "$partitions" $month
}

same() { # whether a topic that is there has as many partitions: adding some would move users
  local name there
  for name in "$1" "$1.dlq"; do
    there=$(sed -n "s/^Topic: $name[[:space:]].*PartitionCount: *\([0-9]*\).*/\1/p" <<<"$described")
    if [ -n "$there" ] && [ "$there" != "$2" ]; then
      echo "topic $name has $there partitions, not $2; their number is fixed for the life of a cluster" >&2
      wrong=1
    fi
  done
}

users=$ANUMATI_PARTITIONS
all() { # what is done with each
  "$1" authorizations "$users" "$compacted"
  "$1" signals "$users" "$week"
  "$1" order-commands "$users" "$week"
  "$1" confirmations "$users" "$week"
  "$1" order-events "$users" "$month"
  "$1" broker-updates "$users" "$week"
  "$1" controls 1 "$compacted"
  "$1" strategies 1 "$compacted"
  "$1" instruments 1 "$compacted"
  "$1" gates 1 "$compacted"
  "$1" token-events "$users" "$month"
}

described=$(kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --describe --exclude-internal)
wrong=0
all same
[ "$wrong" = 0 ] || exit 1
all both
