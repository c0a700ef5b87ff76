-- Tables of design §7. Statements are separated by lines that hold only the marker (see app/store/migrations.h).
-- Times are ISO 8601 UTC text with milliseconds, which sorts like time; booleans are 1 and 0.

CREATE TABLE progreso (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    cluster           TEXT NOT NULL,
    topic             TEXT NOT NULL,
    particion         INTEGER NOT NULL,
    epoca             INTEGER NOT NULL,
    siguiente_offset  INTEGER,
    inicio_offset     INTEGER,
    contados          INTEGER NOT NULL DEFAULT 0,
    tardios           INTEGER NOT NULL DEFAULT 0,
    rechazados        INTEGER NOT NULL DEFAULT 0,
    sin_tiempo        INTEGER NOT NULL DEFAULT 0,
    huecos            INTEGER NOT NULL DEFAULT 0,
    clave_distinta    INTEGER NOT NULL DEFAULT 0,
    evento_max        TEXT,
    marca_agua        TEXT,
    actualizado       TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    UNIQUE (cluster, topic, particion)
)
--;;
CREATE TABLE rechazos_por_motivo (
    progreso_id  INTEGER NOT NULL REFERENCES progreso (id) ON DELETE CASCADE,
    motivo       TEXT NOT NULL,
    cantidad     INTEGER NOT NULL,
    PRIMARY KEY (progreso_id, motivo)
)
--;;
-- What a partition adds to a window: a row of counted records (absolute) and, under the policy `amend`, one of late records
-- (enmendado, grows by increments, without offsets).
CREATE TABLE celdas (
    ventana_inicio  TEXT NOT NULL,
    ventana_fin     TEXT NOT NULL,
    pais            TEXT NOT NULL,
    indicador       TEXT NOT NULL,
    progreso_id     INTEGER NOT NULL,
    enmendado       INTEGER NOT NULL,
    inicio_15min    TEXT NOT NULL,
    num_eventos     INTEGER NOT NULL,
    suma            REAL NOT NULL,
    minimo          REAL NOT NULL,
    maximo          REAL NOT NULL,
    primer_offset   INTEGER,
    ultimo_offset   INTEGER,
    PRIMARY KEY (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado)
) WITHOUT ROWID
--;;
CREATE INDEX celdas_por_particion ON celdas (progreso_id, ventana_fin)
--;;
CREATE INDEX celdas_por_15min ON celdas (inicio_15min)
--;;
CREATE TABLE tardios (
    ventana_inicio  TEXT NOT NULL,
    ventana_fin     TEXT NOT NULL,
    pais            TEXT NOT NULL,
    indicador       TEXT NOT NULL,
    progreso_id     INTEGER NOT NULL,
    enmendado       INTEGER NOT NULL,
    num_eventos     INTEGER NOT NULL,
    suma            REAL NOT NULL,
    minimo          REAL NOT NULL,
    maximo          REAL NOT NULL,
    retraso_max_ms  INTEGER NOT NULL,
    PRIMARY KEY (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado)
) WITHOUT ROWID
--;;
CREATE TABLE ultimos_por_particion (
    pais           TEXT NOT NULL,
    indicador      TEXT NOT NULL,
    topic          TEXT NOT NULL,
    particion      INTEGER NOT NULL,
    cluster        TEXT NOT NULL,
    valor          REAL NOT NULL,
    anio           INTEGER,
    ts_evento      TEXT,
    offset_evento  INTEGER NOT NULL,
    PRIMARY KEY (pais, indicador, topic, particion)
) WITHOUT ROWID
--;;
CREATE TABLE eventos_rechazados (
    cluster        TEXT NOT NULL,
    topic          TEXT NOT NULL,
    particion      INTEGER NOT NULL,
    offset_evento  INTEGER NOT NULL,
    motivo         TEXT NOT NULL,
    muestra        TEXT NOT NULL,
    ts_evento      TEXT,
    PRIMARY KEY (cluster, topic, particion, offset_evento)
)
--;;
CREATE TABLE alertas (
    id                TEXT NOT NULL,
    regla             TEXT NOT NULL,
    pais              TEXT NOT NULL,
    indicador         TEXT NOT NULL,
    severidad         TEXT NOT NULL,
    estado            TEXT NOT NULL,
    umbral            REAL NOT NULL,
    direccion         TEXT NOT NULL,
    valor_inicio      REAL NOT NULL,
    valor_pico        REAL NOT NULL,
    valor_ultimo      REAL NOT NULL,
    inicio            TEXT NOT NULL,
    fin               TEXT,
    reconocida_en     TEXT,
    reconocida_por    TEXT,
    silenciada_hasta  TEXT,
    motivo_silencio   TEXT,
    cluster           TEXT NOT NULL,
    topic             TEXT NOT NULL,
    particion         INTEGER NOT NULL,
    offset_evento     INTEGER NOT NULL,
    suprimidas        INTEGER NOT NULL,
    PRIMARY KEY (id, cluster)
)
--;;
CREATE INDEX alertas_por_inicio ON alertas (inicio DESC, id)
--;;
CREATE TABLE memoria_alertas (
    progreso_id       INTEGER NOT NULL REFERENCES progreso (id) ON DELETE CASCADE,
    regla             TEXT NOT NULL,
    pais              TEXT NOT NULL,
    indicador         TEXT NOT NULL,
    pendiente_desde   INTEGER,
    pendiente_offset  INTEGER NOT NULL,
    pendiente_valor   REAL NOT NULL,
    bien_desde        INTEGER,
    epi_id            TEXT,
    epi_regla         TEXT,
    epi_pais          TEXT,
    epi_indicador     TEXT,
    epi_severidad     TEXT,
    epi_umbral        REAL,
    epi_direccion     TEXT,
    epi_valor_inicio  REAL,
    epi_valor_pico    REAL,
    epi_valor_ultimo  REAL,
    epi_inicio        INTEGER,
    epi_fin           INTEGER,
    epi_offset        INTEGER,
    epi_suprimidas    INTEGER,
    PRIMARY KEY (progreso_id, regla, pais, indicador)
) WITHOUT ROWID
--;;
CREATE TABLE memoria_avalancha (
    progreso_id       INTEGER PRIMARY KEY REFERENCES progreso (id) ON DELETE CASCADE,
    ventana_inicio    INTEGER NOT NULL,
    iniciadas         INTEGER NOT NULL,
    epi_id            TEXT,
    epi_regla         TEXT,
    epi_pais          TEXT,
    epi_indicador     TEXT,
    epi_severidad     TEXT,
    epi_umbral        REAL,
    epi_direccion     TEXT,
    epi_valor_inicio  REAL,
    epi_valor_pico    REAL,
    epi_valor_ultimo  REAL,
    epi_inicio        INTEGER,
    epi_fin           INTEGER,
    epi_offset        INTEGER,
    epi_suprimidas    INTEGER
)
--;;
-- A window is final when the watermark of every partition in it has passed its end; a partition whose progress somebody
-- removed adds no more to it.
CREATE VIEW metricas_30s AS
SELECT c.pais AS pais, c.indicador AS indicador, c.ventana_inicio AS ventana_inicio, c.ventana_fin AS ventana_fin,
       sum(c.suma) / sum(c.num_eventos) AS valor_promedio, sum(c.num_eventos) AS num_eventos, sum(c.suma) AS suma,
       min(c.minimo) AS minimo, max(c.maximo) AS maximo,
       min(coalesce(c.ventana_fin <= p.marca_agua, p.id IS NULL)) AS final, max(c.enmendado) AS enmendada
  FROM celdas c
  LEFT JOIN progreso p ON p.id = c.progreso_id
 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais, c.indicador
--;;
CREATE VIEW metricas_15min AS
SELECT c.pais AS pais, c.indicador AS indicador, c.inicio_15min AS ventana_inicio,
       strftime('%Y-%m-%dT%H:%M:%fZ', c.inicio_15min, '+15 minutes') AS ventana_fin,
       sum(c.suma) / sum(c.num_eventos) AS valor_promedio, sum(c.num_eventos) AS num_eventos, sum(c.suma) AS suma,
       min(c.minimo) AS minimo, max(c.maximo) AS maximo,
       min(coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', c.inicio_15min, '+15 minutes') <= p.marca_agua, p.id IS NULL)) AS final,
       max(c.enmendado) AS enmendada
  FROM celdas c
  LEFT JOIN progreso p ON p.id = c.progreso_id
 GROUP BY c.inicio_15min, c.pais, c.indicador
--;;
CREATE VIEW metricas_pais_30s AS
SELECT c.pais AS pais, c.ventana_inicio AS ventana_inicio, c.ventana_fin AS ventana_fin,
       sum(c.suma) / sum(c.num_eventos) AS valor_promedio, sum(c.num_eventos) AS num_eventos, sum(c.suma) AS suma,
       min(coalesce(c.ventana_fin <= p.marca_agua, p.id IS NULL)) AS final
  FROM celdas c
  LEFT JOIN progreso p ON p.id = c.progreso_id
 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais
--;;
CREATE VIEW ultimos_valores AS
SELECT pais, indicador, valor, anio, ts_evento, particion, offset_evento, topic
  FROM (SELECT *, row_number() OVER (PARTITION BY pais, indicador
                                     ORDER BY ts_evento DESC NULLS LAST, particion DESC, offset_evento DESC, topic DESC) AS orden
          FROM ultimos_por_particion)
 WHERE orden = 1
--;;
CREATE VIEW eventos_tardios AS
SELECT pais, indicador, ventana_inicio, ventana_fin, sum(num_eventos) AS num_eventos, sum(suma) AS suma,
       max(retraso_max_ms) AS retraso_max_ms,
       sum(CASE WHEN enmendado THEN num_eventos ELSE 0 END) AS num_enmendados
  FROM tardios
 GROUP BY ventana_inicio, ventana_fin, pais, indicador
