-- `final` once true stays true. Up to `final_hasta` of any of a topic's partitions each of them had passed, or was idle
-- (read to its end since `ociosa_desde`), when that was written (app/store/finality.h). What comes into such a window
-- afterwards is marked `tras_final`.
ALTER TABLE progreso ADD COLUMN ociosa_desde TEXT
--;;
ALTER TABLE progreso ADD COLUMN final_hasta TEXT
--;;
ALTER TABLE celdas ADD COLUMN tras_final INTEGER NOT NULL DEFAULT 0
--;;
UPDATE progreso SET final_hasta =
    (SELECT min(q.marca_agua) FROM progreso q WHERE q.cluster = progreso.cluster AND q.topic = progreso.topic)
--;;
DROP VIEW metricas_30s
--;;
CREATE VIEW metricas_30s AS
WITH topics AS (SELECT id, max(final_hasta) OVER (PARTITION BY cluster, topic) AS final_hasta FROM progreso)
SELECT pais, indicador, ventana_inicio, ventana_fin, definida / num_eventos AS valor_promedio, num_eventos,
       definida AS suma, minimo, maximo, final, enmendada
  FROM (SELECT *,
               CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
                    WHEN maximo >= -minimo THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END AS definida
          FROM (SELECT c.pais AS pais, c.indicador AS indicador, c.ventana_inicio AS ventana_inicio,
                       c.ventana_fin AS ventana_fin,
                       sum(c.num_eventos) AS num_eventos, sum(c.suma) AS suma,
                       min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       min(coalesce(c.ventana_fin <= p.final_hasta, p.id IS NULL)) AS final,
                       max(c.enmendado OR c.tras_final) AS enmendada
                  FROM celdas c
                  LEFT JOIN topics p ON p.id = c.progreso_id
                 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais, c.indicador))
--;;
DROP VIEW metricas_15min
--;;
CREATE VIEW metricas_15min AS
WITH topics AS (SELECT id, max(final_hasta) OVER (PARTITION BY cluster, topic) AS final_hasta FROM progreso)
SELECT pais, indicador, ventana_inicio, ventana_fin, definida / num_eventos AS valor_promedio, num_eventos,
       definida AS suma, minimo, maximo, final, enmendada
  FROM (SELECT *, CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
                    WHEN maximo >= -minimo THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END AS definida
          FROM (SELECT c.pais AS pais, c.indicador AS indicador, c.inicio_15min AS ventana_inicio,
                       strftime('%Y-%m-%dT%H:%M:%fZ', c.inicio_15min, '+15 minutes') AS ventana_fin,
                       sum(c.num_eventos) AS num_eventos, sum(c.suma) AS suma,
                       min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       min(coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', c.inicio_15min, '+15 minutes') <= p.final_hasta,
                                    p.id IS NULL)) AS final,
                       max(c.enmendado OR c.tras_final) AS enmendada
                  FROM celdas c
                  LEFT JOIN topics p ON p.id = c.progreso_id
                 WHERE NOT EXISTS (SELECT 1 FROM cuartos q WHERE q.inicio_15min = c.inicio_15min AND q.pais = c.pais
                                                             AND q.indicador = c.indicador)
                 GROUP BY c.inicio_15min, c.pais, c.indicador))
UNION ALL
SELECT pais, indicador, ventana_inicio, ventana_fin, definida / num_eventos AS valor_promedio, num_eventos,
       definida AS suma, minimo, maximo, final, enmendada
  FROM (SELECT *, CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
                    WHEN maximo >= -minimo THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END AS definida
          FROM (SELECT q.pais AS pais, q.indicador AS indicador, q.inicio_15min AS ventana_inicio,
                       strftime('%Y-%m-%dT%H:%M:%fZ', q.inicio_15min, '+15 minutes') AS ventana_fin,
                       q.num_eventos + coalesce(sum(c.num_eventos), 0) AS num_eventos,
                       q.suma + coalesce(sum(c.suma), 0.0) AS suma,
                       min(q.minimo, coalesce(min(c.minimo), q.minimo)) AS minimo,
                       max(q.maximo, coalesce(max(c.maximo), q.maximo)) AS maximo,
                       min(coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', c.inicio_15min, '+15 minutes') <= p.final_hasta,
                                    p.id IS NULL)) AS final,
                       max(q.enmendada, coalesce(max(c.enmendado OR c.tras_final), 0)) AS enmendada
                  FROM cuartos q
                  LEFT JOIN celdas c ON c.inicio_15min = q.inicio_15min AND c.pais = q.pais
                                    AND c.indicador = q.indicador
                  LEFT JOIN topics p ON p.id = c.progreso_id
                 GROUP BY q.inicio_15min, q.pais, q.indicador))
--;;
DROP VIEW metricas_pais_30s
--;;
CREATE VIEW metricas_pais_30s AS
WITH topics AS (SELECT id, max(final_hasta) OVER (PARTITION BY cluster, topic) AS final_hasta FROM progreso)
SELECT pais, ventana_inicio, ventana_fin, definida / num_eventos AS valor_promedio, num_eventos,
       definida AS suma, final
  FROM (SELECT *,
               CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
                    WHEN maximo >= -minimo THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END AS definida
          FROM (SELECT c.pais AS pais, c.ventana_inicio AS ventana_inicio, c.ventana_fin AS ventana_fin,
                       sum(c.num_eventos) AS num_eventos, sum(c.suma) AS suma,
                       min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       min(coalesce(c.ventana_fin <= p.final_hasta, p.id IS NULL)) AS final
                  FROM celdas c
                  LEFT JOIN topics p ON p.id = c.progreso_id
                 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais))
