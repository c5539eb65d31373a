#!/usr/bin/env bash
# Builds all images with the container engine that is there; ENGINE=podman for another than docker. Needs ./anumati build before.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/versions.env
engine=${ENGINE:-docker}
command -v "$engine" >/dev/null || { echo "error: $engine is missing; install Docker or set ENGINE" >&2; exit 1; }
revision=$(git rev-parse HEAD)
# The same files with the same times give the same layers: those of the commit, whenever it is built.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
times() { # of what the image copies
  find "$@" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

for service in auth-service token-vault-service strategy-signal-service order-executor-service audit-service; do
  [ -f "$service/target/quarkus-app/quarkus-run.jar" ] || { echo "error: $service is not built; run ./anumati build" >&2; exit 1; }
  [ -f "$service/target/sbom.json" ] || { echo "error: $service has no bill of materials, which an offline build leaves out; run ./anumati build" >&2; exit 1; }
  times "$service/target/quarkus-app" "$service/target/sbom.json"
  "$engine" build -f deploy/images/Dockerfile -t "anumati/$service:$ANUMATI_VERSION" --build-arg "JDK_VERSION=$JDK_VERSION" \
    --build-arg "SERVICE=$service" --build-arg "VERSION=$ANUMATI_VERSION" --build-arg "REVISION=$revision" .
done
simulator=dev/upstox-simulator
times $simulator/target/lib $simulator/target/classes $simulator/scenarios $simulator/target/sbom.json
"$engine" build -f deploy/images/simulator.Dockerfile -t "anumati/upstox-simulator:$ANUMATI_VERSION" \
  --build-arg "JDK_VERSION=$JDK_VERSION" --build-arg "VERSION=$ANUMATI_VERSION" --build-arg "REVISION=$revision" .
