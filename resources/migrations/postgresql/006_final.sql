-- `final` once true stays true. Up to `final_hasta` of any of a topic's partitions each of them had passed, or was idle
-- (read to its end since `ociosa_desde`), when that was written (app/store/finality.h). What comes into such a window
-- afterwards is marked `tras_final`.
SET LOCAL statement_timeout = '1h'
--;;
ALTER TABLE progreso ADD COLUMN ociosa_desde timestamptz
--;;
ALTER TABLE progreso ADD COLUMN final_hasta timestamptz
--;;
ALTER TABLE celdas ADD COLUMN tras_final boolean NOT NULL DEFAULT false
--;;
UPDATE progreso SET final_hasta =
    (SELECT min(q.marca_agua) FROM progreso q WHERE q.cluster = progreso.cluster AND q.topic = progreso.topic)
--;;
CREATE OR REPLACE VIEW metricas_30s AS
WITH topics AS (SELECT id, max(final_hasta) OVER (PARTITION BY cluster, topic) AS final_hasta FROM progreso)
SELECT pais, indicador, ventana_inicio, ventana_fin,
       observatorio_media(definida, num_eventos) AS valor_promedio, num_eventos, definida AS suma,
       minimo, maximo, final, enmendada
  FROM (SELECT *, observatorio_suma(num_eventos, suma, minimo, maximo) AS definida
          FROM (SELECT c.pais, c.indicador, c.ventana_inicio, c.ventana_fin,
                       CASE WHEN max(abs(c.suma)) < 1e290 THEN sum(c.suma) FILTER (WHERE abs(c.suma) < 1e290)
                            ELSE observatorio_por_2_40(sum(c.suma / 1099511627776) FILTER (WHERE abs(c.suma) > 1))
                       END AS suma,
                       sum(c.num_eventos)::bigint AS num_eventos, min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       bool_and(coalesce(c.ventana_fin <= p.final_hasta, p.id IS NULL)) AS final,
                       bool_or(c.enmendado OR c.tras_final) AS enmendada
                  FROM celdas c
                  LEFT JOIN topics p ON p.id = c.progreso_id
                 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais, c.indicador) s) m
--;;
CREATE OR REPLACE VIEW metricas_15min AS
WITH topics AS (SELECT id, max(final_hasta) OVER (PARTITION BY cluster, topic) AS final_hasta FROM progreso)
SELECT pais, indicador, ventana_inicio, ventana_inicio + interval '15 minutes' AS ventana_fin,
       observatorio_media(definida, num_eventos) AS valor_promedio, num_eventos, definida AS suma,
       minimo, maximo, final, enmendada
  FROM (SELECT *, observatorio_suma(num_eventos, suma, minimo, maximo) AS definida
          FROM (SELECT c.pais, c.indicador, c.inicio_15min AS ventana_inicio,
                       CASE WHEN max(abs(c.suma)) < 1e290
                            THEN sum(c.suma ORDER BY c.ventana_inicio, c.ventana_fin, c.progreso_id, c.enmendado)
                                 FILTER (WHERE abs(c.suma) < 1e290)
                            ELSE observatorio_por_2_40(
                                     sum(c.suma / 1099511627776
                                         ORDER BY c.ventana_inicio, c.ventana_fin, c.progreso_id, c.enmendado)
                                     FILTER (WHERE abs(c.suma) > 1))
                       END AS suma,
                       sum(c.num_eventos)::bigint AS num_eventos, min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       bool_and(coalesce(c.inicio_15min + interval '15 minutes' <= p.final_hasta,
                                         p.id IS NULL)) AS final,
                       bool_or(c.enmendado OR c.tras_final) AS enmendada
                  FROM celdas c
                  LEFT JOIN topics p ON p.id = c.progreso_id
                 WHERE NOT EXISTS (SELECT FROM cuartos q WHERE q.inicio_15min = c.inicio_15min AND q.pais = c.pais
                                                           AND q.indicador = c.indicador)
                 GROUP BY c.inicio_15min, c.pais, c.indicador) s) m
UNION ALL
SELECT pais, indicador, ventana_inicio, ventana_inicio + interval '15 minutes' AS ventana_fin,
       observatorio_media(definida, num_eventos) AS valor_promedio, num_eventos, definida AS suma,
       minimo, maximo, final, enmendada
  FROM (SELECT *, observatorio_suma(num_eventos, suma, minimo, maximo) AS definida
          FROM (SELECT q.pais, q.indicador, q.inicio_15min AS ventana_inicio,
                       observatorio_mas(q.suma, coalesce(CASE WHEN max(abs(c.suma)) < 1e290
                            THEN sum(c.suma ORDER BY c.ventana_inicio, c.ventana_fin, c.progreso_id, c.enmendado)
                                 FILTER (WHERE abs(c.suma) < 1e290)
                            ELSE observatorio_por_2_40(
                                     sum(c.suma / 1099511627776
                                         ORDER BY c.ventana_inicio, c.ventana_fin, c.progreso_id, c.enmendado)
                                     FILTER (WHERE abs(c.suma) > 1))
                       END, 0)) AS suma,
                       q.num_eventos + coalesce(sum(c.num_eventos), 0)::bigint AS num_eventos,
                       least(q.minimo, min(c.minimo)) AS minimo, greatest(q.maximo, max(c.maximo)) AS maximo,
                       coalesce(bool_and(coalesce(c.inicio_15min + interval '15 minutes' <= p.final_hasta, p.id IS NULL))
                                FILTER (WHERE c.pais IS NOT NULL), true) AS final,
                       q.enmendada OR coalesce(bool_or(c.enmendado OR c.tras_final), false) AS enmendada
                  FROM cuartos q
                  LEFT JOIN celdas c ON c.inicio_15min = q.inicio_15min AND c.pais = q.pais
                                    AND c.indicador = q.indicador
                  LEFT JOIN topics p ON p.id = c.progreso_id
                 GROUP BY q.inicio_15min, q.pais, q.indicador) s) m
--;;
CREATE OR REPLACE VIEW metricas_pais_30s AS
WITH topics AS (SELECT id, max(final_hasta) OVER (PARTITION BY cluster, topic) AS final_hasta FROM progreso)
SELECT pais, ventana_inicio, ventana_fin,
       observatorio_media(definida, num_eventos) AS valor_promedio, num_eventos, definida AS suma, final
  FROM (SELECT *, observatorio_suma(num_eventos, suma, minimo, maximo) AS definida
          FROM (SELECT c.pais, c.ventana_inicio, c.ventana_fin,
                       CASE WHEN max(abs(c.suma)) < 1e290 THEN sum(c.suma) FILTER (WHERE abs(c.suma) < 1e290)
                            ELSE observatorio_por_2_40(sum(c.suma / 1099511627776) FILTER (WHERE abs(c.suma) > 1))
                       END AS suma,
                       sum(c.num_eventos)::bigint AS num_eventos, min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       bool_and(coalesce(c.ventana_fin <= p.final_hasta, p.id IS NULL)) AS final
                  FROM celdas c
                  LEFT JOIN topics p ON p.id = c.progreso_id
                 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais) s) m
