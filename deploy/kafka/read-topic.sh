#!/usr/bin/env bash
# Writes a whole topic of KAFKA_BOOTSTRAP_SERVERS into a file, one record a line, without heartbeats: partition, offset, headers, key,
# value, with tabs between. There is no file when a partition was not read to its end. For times when nobody writes.
# Usage: read-topic.sh <topic> <file>
set -euo pipefail
: "${KAFKA_BOOTSTRAP_SERVERS:?}" "${1:?a topic}" "${2:?a file}"
PATH=$PATH:/opt/kafka/bin
umask 077

offsets() { # of the topic's partitions: earliest or latest
  kafka-get-offsets.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --topic "$TOPIC" --time "$1"
}

rm -f "$2" "$2.part"
TOPIC=$1
BEGINS=$(offsets earliest)
ENDS=$(offsets latest)
export TOPIC BEGINS ENDS
kafka-console-consumer.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --topic "$TOPIC" --from-beginning --timeout-ms 15000 \
  --formatter-property print.partition=true --formatter-property print.offset=true \
  --formatter-property print.headers=true --formatter-property print.key=true | awk -F '\t' '
  { sub(/^Partition:/, "", $1); sub(/^Offset:/, "", $2); following[$1] = $2 + 1 }
  $4 != "#heartbeat" { print $1 "\t" $2 "\t" $3 "\t" $4 "\t" $5 }
  END {
    n = split(ENVIRON["BEGINS"], line, "\n")
    for (i = 1; i <= n; i++) { split(line[i], field, ":"); begin[field[2]] = field[3] + 0 }
    n = split(ENVIRON["ENDS"], line, "\n")
    for (i = 1; i <= n; i++) {
      split(line[i], field, ":")
      reached = (field[2] in following) ? following[field[2]] : begin[field[2]]
      if (reached < field[3] + 0) {
        print ENVIRON["TOPIC"] " was not read to its end: partition " field[2] " up to " reached " of " field[3] >"/dev/stderr"
        failed = 1
      }
    }
    if (n == 0) { print "no topic " ENVIRON["TOPIC"] >"/dev/stderr"; failed = 1 }
    exit failed
  }' >"$2.part"
mv "$2.part" "$2"
