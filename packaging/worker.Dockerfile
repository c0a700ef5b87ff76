# SPDX-License-Identifier: GPL-3.0-or-later
# observatorioctl alone, as the compose file's workers run it: built from the source, installed from its own DEB.
FROM debian:12 AS build
WORKDIR /source
COPY scripts ./scripts
RUN scripts/install-dependencies build && apt-get install -y --no-install-recommends dpkg-dev file
COPY . .
RUN cmake --preset nogui -DOBSERVATORIO_TESTS=OFF -DCMAKE_INSTALL_PREFIX=/usr && cmake --build build/nogui && \
    cpack -G DEB --config build/nogui/CPackConfig.cmake -B /package

FROM debian:12-slim
COPY --from=build /package/*.deb /tmp/
RUN apt-get update && apt-get install -y --no-install-recommends /tmp/*.deb && rm -rf /tmp/*.deb /var/lib/apt/lists/*
USER nobody
ENV XDG_DATA_HOME=/tmp
ENTRYPOINT ["observatorioctl"]
