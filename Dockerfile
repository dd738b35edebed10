# The image `huiyin`: one program, every part of it a command, on a Java runtime with only the modules that it needs.
#
#   docker build -t huiyin .                              builds the program inside, with Maven
#   docker build -t huiyin --build-arg APP=packaged .     takes what `mvn package` has left in standalone/target/app
#
# The base images are arguments, so that mirrors and images of one's own can take their place.
ARG MAVEN_IMAGE=maven:3.9-eclipse-temurin-25
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG BASE_IMAGE=debian:13-slim
ARG APP=built

FROM ${MAVEN_IMAGE} AS built
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests -pl standalone -am package && mv standalone/target/app /app

FROM scratch AS packaged
COPY standalone/target/app /app

FROM ${APP} AS app

# What `jdeps --print-module-deps` names, and what only shows when it runs: Chinese dates and GBK files, zip files, JFR.
FROM ${JDK_IMAGE} AS assembled
RUN jlink --output /root-of-image/opt/java --no-man-pages --no-header-files --compress zip-6 --add-modules \
java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.rmi,\
java.scripting,java.security.jgss,java.security.sasl,java.sql,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jfr,\
jdk.localedata,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs
COPY --from=app /app /root-of-image/opt/huiyin/app
COPY huiyin containers/healthy /root-of-image/opt/huiyin/
COPY containers/state /root-of-image/var/lib/huiyin
# The same program, the same bytes: whenever it was built, files are of one time and have the same rights.
ARG SOURCE_DATE_EPOCH=1793491200
RUN : >/root-of-image/opt/huiyin/app/built && chmod -R a+rX,go-w /root-of-image && find /root-of-image -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

FROM ${BASE_IMAGE}
COPY --from=assembled /root-of-image/opt /opt
# Nobody by number: nothing has to be made known to the base image. State is a volume, the rest may be read-only.
COPY --from=assembled --chown=65532:65532 /root-of-image/var/lib/huiyin /var/lib/huiyin
ENV JAVA_HOME=/opt/java HOME=/var/lib/huiyin LANG=C.UTF-8
USER 65532:65532
WORKDIR /var/lib/huiyin
VOLUME /var/lib/huiyin/state
ENTRYPOINT ["/opt/huiyin/huiyin"]
CMD ["help"]
