# The broker stand-in, for a laptop's stack only.
ARG JDK_VERSION=25
FROM eclipse-temurin:${JDK_VERSION}-jdk-noble AS tools
COPY deploy/images/Health.java /tools/
RUN ["javac", "-d", "/tools/classes", "/tools/Health.java"]

FROM eclipse-temurin:${JDK_VERSION}-jre-noble

ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="anumati/upstox-simulator" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"

WORKDIR /app
COPY --from=tools /tools/classes/ tools/
COPY dev/upstox-simulator/target/lib/ lib/
COPY dev/upstox-simulator/target/classes/ classes/
COPY dev/upstox-simulator/scenarios/ scenarios/
COPY dev/upstox-simulator/target/sbom.json ./

USER 10001:10001
ENV QUARKUS_HTTP_PORT=8410
# Any answer of the broker's API will do, and the instruments are one that needs no token.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx24m", "-cp", "/app/tools", "Health", "/market-quote/instruments/exchange/complete.json.gz"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "--sun-misc-unsafe-memory-access=allow", "-cp", "/app/classes:/app/lib/*", "io.anumati.simulator.SimulatorMain"]
CMD ["--scenario", "/app/scenarios/sample.json"]
