-- Silences of all alerts that match, present ones and those to come (ARCHITECTURE.md, Silences), in place of those of
-- single alerts: a former one becomes one of its rule and series. alertas.silenciada_hasta and motivo_silencio stay as
-- they were written and are read no more.
CREATE TABLE silencios (
    id         TEXT NOT NULL PRIMARY KEY,
    paises     TEXT NOT NULL,
    region     TEXT NOT NULL,
    indicador  TEXT NOT NULL,
    regla      TEXT NOT NULL,
    desde      TEXT NOT NULL,
    hasta      TEXT NOT NULL,
    motivo     TEXT NOT NULL,
    autor      TEXT NOT NULL,
    creado     TEXT NOT NULL
)
--;;
CREATE INDEX silencios_por_fin ON silencios (hasta DESC, id)
--;;
INSERT INTO silencios
SELECT lower(hex(randomblob(16))), a.pais, '', a.indicador, a.regla, min(min(a.inicio), a.silenciada_hasta),
       a.silenciada_hasta, coalesce(a.motivo_silencio, ''), '', min(min(a.inicio), a.silenciada_hasta)
  FROM alertas a WHERE a.silenciada_hasta IS NOT NULL AND a.pais <> '*'
 GROUP BY a.pais, a.indicador, a.regla, a.silenciada_hasta, a.motivo_silencio
--;;
ALTER TABLE alertas ADD COLUMN comentario TEXT
