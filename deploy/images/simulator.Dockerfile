# The broker stand-in, for a laptop's stack only.
ARG JDK_VERSION=25
FROM eclipse-temurin:${JDK_VERSION}-jdk-noble

ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="anumati/upstox-simulator" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"

WORKDIR /app
COPY dev/upstox-simulator/target/lib/ lib/
COPY dev/upstox-simulator/target/classes/ classes/
COPY dev/upstox-simulator/scenarios/ scenarios/

USER 10001:10001
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8410"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "--sun-misc-unsafe-memory-access=allow", "-cp", "/app/classes:/app/lib/*", "io.anumati.simulator.SimulatorMain"]
CMD ["--scenario", "/app/scenarios/sample.json"]
