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

users=$ANUMATI_PARTITIONS
# Adding partitions moves users: a count that differs is refused before anything is made.
wrong=$(kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --describe --exclude-internal | awk -v users="$users" '
  BEGIN { split("authorizations signals order-commands confirmations order-events broker-updates token-events", names); for (i in names) ours[names[i]] }
  $1 == "Topic:" { name = $2; sub(/\.dlq$/, "", name); match($0, /PartitionCount: *[0-9]+/); count = substr($0, RSTART, RLENGTH); sub(/.* /, "", count)
    if (RSTART && name in ours && count != users) print $2 " has " count " partitions, not " users }')
if [ -n "$wrong" ]; then
  printf '%s\n' "$wrong" "The number of partitions is fixed for the life of a cluster." >&2
  exit 1
fi
both authorizations "$users" "$compacted"
both signals "$users" "$week"
both order-commands "$users" "$week"
both confirmations "$users" "$week"
both order-events "$users" "$month"
both broker-updates "$users" "$week"
both controls 1 "$compacted"
both strategies 1 "$compacted"
both instruments 1 "$compacted"
both gates 1 "$compacted"
both token-events "$users" "$month"
