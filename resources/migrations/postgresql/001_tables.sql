-- Tables of design §7. Statements are separated by lines that hold only the marker (see app/store/migrations.h).
-- Key texts compare by bytes (COLLATE "C"): cheap, and every worker locks rows in one order.

CREATE TABLE progreso (
    id                integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cluster           text COLLATE "C" NOT NULL,
    topic             text COLLATE "C" NOT NULL,
    particion         integer NOT NULL,
    epoca             bigint NOT NULL,
    siguiente_offset  bigint,
    inicio_offset     bigint,
    contados          bigint NOT NULL DEFAULT 0,
    tardios           bigint NOT NULL DEFAULT 0,
    rechazados        bigint NOT NULL DEFAULT 0,
    sin_tiempo        bigint NOT NULL DEFAULT 0,
    huecos            bigint NOT NULL DEFAULT 0,
    clave_distinta    bigint NOT NULL DEFAULT 0,
    evento_max        timestamptz,
    marca_agua        timestamptz,
    actualizado       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (cluster, topic, particion)
)
--;;
CREATE TABLE rechazos_por_motivo (
    progreso_id  integer NOT NULL REFERENCES progreso (id) ON DELETE CASCADE,
    motivo       text COLLATE "C" NOT NULL,
    cantidad     bigint NOT NULL,
    PRIMARY KEY (progreso_id, motivo)
)
--;;
-- What a partition adds to a window: a row of counted records (absolute) and, under the policy `amend`, one of late records
-- (enmendado, grows by increments, without offsets).
CREATE TABLE celdas (
    ventana_inicio  timestamptz NOT NULL,
    ventana_fin     timestamptz NOT NULL,
    pais            text COLLATE "C" NOT NULL,
    indicador       text COLLATE "C" NOT NULL,
    progreso_id     integer NOT NULL,
    enmendado       boolean NOT NULL,
    inicio_15min    timestamptz NOT NULL,
    num_eventos     bigint NOT NULL,
    suma            double precision NOT NULL,
    minimo          double precision NOT NULL,
    maximo          double precision NOT NULL,
    primer_offset   bigint,
    ultimo_offset   bigint,
    PRIMARY KEY (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado)
) WITH (fillfactor = 80)
--;;
CREATE INDEX celdas_por_particion ON celdas (progreso_id, ventana_fin)
--;;
CREATE INDEX celdas_por_15min ON celdas (inicio_15min)
--;;
CREATE TABLE tardios (
    ventana_inicio  timestamptz NOT NULL,
    ventana_fin     timestamptz NOT NULL,
    pais            text COLLATE "C" NOT NULL,
    indicador       text COLLATE "C" NOT NULL,
    progreso_id     integer NOT NULL,
    enmendado       boolean NOT NULL,
    num_eventos     bigint NOT NULL,
    suma            double precision NOT NULL,
    minimo          double precision NOT NULL,
    maximo          double precision NOT NULL,
    retraso_max_ms  bigint NOT NULL,
    PRIMARY KEY (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado)
)
--;;
CREATE TABLE ultimos_por_particion (
    pais           text COLLATE "C" NOT NULL,
    indicador      text COLLATE "C" NOT NULL,
    topic          text COLLATE "C" NOT NULL,
    particion      integer NOT NULL,
    cluster        text COLLATE "C" NOT NULL,
    valor          double precision NOT NULL,
    anio           integer,
    ts_evento      timestamptz,
    offset_evento  bigint NOT NULL,
    PRIMARY KEY (pais, indicador, topic, particion)
)
--;;
CREATE TABLE eventos_rechazados (
    cluster        text COLLATE "C" NOT NULL,
    topic          text COLLATE "C" NOT NULL,
    particion      integer NOT NULL,
    offset_evento  bigint NOT NULL,
    motivo         text COLLATE "C" NOT NULL,
    muestra        text NOT NULL,
    ts_evento      timestamptz,
    PRIMARY KEY (cluster, topic, particion, offset_evento)
)
--;;
CREATE TABLE alertas (
    id                text COLLATE "C" NOT NULL,
    regla             text NOT NULL,
    pais              text NOT NULL,
    indicador         text NOT NULL,
    severidad         text NOT NULL,
    estado            text NOT NULL,
    umbral            double precision NOT NULL,
    direccion         text NOT NULL,
    valor_inicio      double precision NOT NULL,
    valor_pico        double precision NOT NULL,
    valor_ultimo      double precision NOT NULL,
    inicio            timestamptz NOT NULL,
    fin               timestamptz,
    reconocida_en     timestamptz,
    reconocida_por    text,
    silenciada_hasta  timestamptz,
    motivo_silencio   text,
    cluster           text COLLATE "C" NOT NULL,
    topic             text NOT NULL,
    particion         integer NOT NULL,
    offset_evento     bigint NOT NULL,
    suprimidas        bigint NOT NULL,
    PRIMARY KEY (id, cluster)
)
--;;
CREATE INDEX alertas_por_inicio ON alertas (inicio DESC, id)
--;;
CREATE TABLE memoria_alertas (
    progreso_id       integer NOT NULL REFERENCES progreso (id) ON DELETE CASCADE,
    regla             text COLLATE "C" NOT NULL,
    pais              text COLLATE "C" NOT NULL,
    indicador         text COLLATE "C" NOT NULL,
    pendiente_desde   bigint,
    pendiente_offset  bigint NOT NULL,
    pendiente_valor   double precision NOT NULL,
    bien_desde        bigint,
    epi_id            text,
    epi_regla         text,
    epi_pais          text,
    epi_indicador     text,
    epi_severidad     text,
    epi_umbral        double precision,
    epi_direccion     text,
    epi_valor_inicio  double precision,
    epi_valor_pico    double precision,
    epi_valor_ultimo  double precision,
    epi_inicio        bigint,
    epi_fin           bigint,
    epi_offset        bigint,
    epi_suprimidas    bigint,
    PRIMARY KEY (progreso_id, regla, pais, indicador)
)
--;;
CREATE TABLE memoria_avalancha (
    progreso_id       integer PRIMARY KEY REFERENCES progreso (id) ON DELETE CASCADE,
    ventana_inicio    bigint NOT NULL,
    iniciadas         bigint NOT NULL,
    epi_id            text,
    epi_regla         text,
    epi_pais          text,
    epi_indicador     text,
    epi_severidad     text,
    epi_umbral        double precision,
    epi_direccion     text,
    epi_valor_inicio  double precision,
    epi_valor_pico    double precision,
    epi_valor_ultimo  double precision,
    epi_inicio        bigint,
    epi_fin           bigint,
    epi_offset        bigint,
    epi_suprimidas    bigint
)
--;;
-- PostgreSQL's double arithmetic raises an error where IEEE 754 gives an infinity or a zero. Events may carry any finite
-- double, and one of 1e308 must not make a commit or a view fail: these three follow IEEE 754 instead.
CREATE FUNCTION observatorio_mas(a double precision, b double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN a > 0 AND b > 0 AND a > 1.7976931348623157e308 - b THEN 'Infinity'::double precision
                WHEN a < 0 AND b < 0 AND a < -1.7976931348623157e308 - b THEN '-Infinity'::double precision
                ELSE a + b END
$$
--;;
CREATE FUNCTION observatorio_por_2_40(x double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN abs(x) >= 1.634e296 THEN sign(x) * 'Infinity'::double precision ELSE x * 1099511627776 END
$$
--;;
CREATE FUNCTION observatorio_media(suma double precision, n bigint) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN n = 1 THEN suma WHEN abs(suma) < 1e-290 THEN 0 ELSE suma / n END
$$
--;;
-- A window is final when the watermark of every partition in it has passed its end; a partition whose progress somebody
-- removed adds no more to it.
CREATE VIEW metricas_30s AS
SELECT pais, indicador, ventana_inicio, ventana_fin,
       observatorio_media(suma, num_eventos) AS valor_promedio, num_eventos, suma, minimo, maximo, final, enmendada
  FROM (SELECT c.pais, c.indicador, c.ventana_inicio, c.ventana_fin,
               CASE WHEN max(abs(c.suma)) < 1e290 THEN sum(c.suma) FILTER (WHERE abs(c.suma) < 1e290)
                    ELSE observatorio_por_2_40(sum(c.suma / 1099511627776) FILTER (WHERE abs(c.suma) > 1)) END AS suma,
               sum(c.num_eventos)::bigint AS num_eventos, min(c.minimo) AS minimo, max(c.maximo) AS maximo,
               bool_and(coalesce(c.ventana_fin <= p.marca_agua, p.id IS NULL)) AS final, bool_or(c.enmendado) AS enmendada
          FROM celdas c
          LEFT JOIN progreso p ON p.id = c.progreso_id
         GROUP BY c.ventana_inicio, c.ventana_fin, c.pais, c.indicador) m
--;;
CREATE VIEW metricas_15min AS
SELECT pais, indicador, ventana_inicio, ventana_inicio + interval '15 minutes' AS ventana_fin,
       observatorio_media(suma, num_eventos) AS valor_promedio, num_eventos, suma, minimo, maximo, final, enmendada
  FROM (SELECT c.pais, c.indicador, c.inicio_15min AS ventana_inicio,
               CASE WHEN max(abs(c.suma)) < 1e290 THEN sum(c.suma) FILTER (WHERE abs(c.suma) < 1e290)
                    ELSE observatorio_por_2_40(sum(c.suma / 1099511627776) FILTER (WHERE abs(c.suma) > 1)) END AS suma,
               sum(c.num_eventos)::bigint AS num_eventos, min(c.minimo) AS minimo, max(c.maximo) AS maximo,
               bool_and(coalesce(c.inicio_15min + interval '15 minutes' <= p.marca_agua, p.id IS NULL)) AS final,
               bool_or(c.enmendado) AS enmendada
          FROM celdas c
          LEFT JOIN progreso p ON p.id = c.progreso_id
         GROUP BY c.inicio_15min, c.pais, c.indicador) m
--;;
CREATE VIEW metricas_pais_30s AS
SELECT pais, ventana_inicio, ventana_fin,
       observatorio_media(suma, num_eventos) AS valor_promedio, num_eventos, suma, final
  FROM (SELECT c.pais, c.ventana_inicio, c.ventana_fin,
               CASE WHEN max(abs(c.suma)) < 1e290 THEN sum(c.suma) FILTER (WHERE abs(c.suma) < 1e290)
                    ELSE observatorio_por_2_40(sum(c.suma / 1099511627776) FILTER (WHERE abs(c.suma) > 1)) END AS suma,
               sum(c.num_eventos)::bigint AS num_eventos,
               bool_and(coalesce(c.ventana_fin <= p.marca_agua, p.id IS NULL)) AS final
          FROM celdas c
          LEFT JOIN progreso p ON p.id = c.progreso_id
         GROUP BY c.ventana_inicio, c.ventana_fin, c.pais) m
--;;
CREATE VIEW ultimos_valores AS
SELECT DISTINCT ON (pais, indicador)
       pais, indicador, valor, anio, ts_evento, particion, offset_evento, topic
  FROM ultimos_por_particion
 ORDER BY pais, indicador, ts_evento DESC NULLS LAST, particion DESC, offset_evento DESC, topic DESC
--;;
CREATE VIEW eventos_tardios AS
SELECT pais, indicador, ventana_inicio, ventana_fin,
       sum(num_eventos)::bigint AS num_eventos,
       CASE WHEN max(abs(suma)) < 1e290 THEN sum(suma) FILTER (WHERE abs(suma) < 1e290)
            ELSE observatorio_por_2_40(sum(suma / 1099511627776) FILTER (WHERE abs(suma) > 1)) END AS suma,
       max(retraso_max_ms) AS retraso_max_ms,
       coalesce(sum(num_eventos) FILTER (WHERE enmendado), 0)::bigint AS num_enmendados
  FROM tardios
 GROUP BY ventana_inicio, ventana_fin, pais, indicador
