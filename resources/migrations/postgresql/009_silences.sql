-- Silences of all alerts that match, present ones and those to come (ARCHITECTURE.md, Silences), in place of those of
-- single alerts: a former one becomes one of its rule and series. alertas.silenciada_hasta and motivo_silencio stay as
-- they were written and are read no more.
CREATE TABLE silencios (
    id         text COLLATE "C" NOT NULL PRIMARY KEY,
    paises     text NOT NULL,
    region     text NOT NULL,
    indicador  text NOT NULL,
    regla      text NOT NULL,
    desde      timestamptz NOT NULL,
    hasta      timestamptz NOT NULL,
    motivo     text NOT NULL,
    autor      text NOT NULL,
    creado     timestamptz NOT NULL
)
--;;
CREATE INDEX silencios_por_fin ON silencios (hasta DESC, id)
--;;
INSERT INTO silencios
SELECT md5(random()::text || clock_timestamp()::text || a.pais || a.indicador || a.regla), a.pais, '', a.indicador,
       a.regla, least(min(a.inicio), a.silenciada_hasta), a.silenciada_hasta, coalesce(a.motivo_silencio, ''), '',
       least(min(a.inicio), a.silenciada_hasta)
  FROM alertas a WHERE a.silenciada_hasta IS NOT NULL AND a.pais <> '*'
 GROUP BY a.pais, a.indicador, a.regla, a.silenciada_hasta, a.motivo_silencio
--;;
ALTER TABLE alertas ADD COLUMN comentario text
