# The image `huiyin`: one program, every part of it a command.
#   docker build -t huiyin .
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests -pl standalone -am package

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /var/lib/huiyin huiyin \
 && install -d -o huiyin -g huiyin /var/lib/huiyin/state
COPY --from=build /src/huiyin /opt/huiyin/huiyin
COPY --from=build /src/standalone/target/app /opt/huiyin/app
USER huiyin
WORKDIR /var/lib/huiyin
ENTRYPOINT ["/opt/huiyin/huiyin"]
CMD ["help"]
